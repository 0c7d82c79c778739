package org.shoal.io;

/**
 * Something in the data that went wrong without stopping the job: one line of problems.jsonl.
 *
 * @param recording the recording's name
 * @param camera the camera's name; empty when it concerns the recording as a whole
 * @param stage the step that noticed it: {@code index}, {@code decode}, {@code detect}, {@code
 *     associate}, {@code track} or {@code write}
 * @param file the file concerned; empty when there is none
 * @param firstFrame first frame concerned, or -1 when no particular frame is
 * @param frameCount number of frames concerned; 0 when unknown or none
 * @param message what went wrong, for the person who made the recording
 */
public record Problem(
    String recording,
    String camera,
    String stage,
    String file,
    long firstFrame,
    long frameCount,
    String message) {}
