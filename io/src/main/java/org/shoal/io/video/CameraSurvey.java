package org.shoal.io.video;

import java.util.List;
import org.shoal.io.Problem;
import org.shoal.io.detection.FrameAccount;

/**
 * What one camera's footage is, as far as its packets tell without being decoded.
 *
 * @param camera the camera's name
 * @param files number of files
 * @param bytes size of the files
 * @param codec ffmpeg's name of the codec; of the first file that can be read, like width and
 *     height; empty when there is none
 * @param width width of the upright picture, pixels
 * @param height height of the upright picture, pixels
 * @param fps pictures a second, as a rule; 0 when not known
 * @param pictures packets that show a picture
 * @param longestKeyframeSeconds longest time from a keyframe that footage can be cut at to the next
 * @param startSeconds clock time of the first picture; NaN when there is none
 * @param endSeconds clock time at which the footage ends; NaN when there is none
 * @param firstFrame frame of the first picture that is in the recording; -1 when there is none
 * @param endFrame one past the frame of the last; 0 when there is none
 * @param frames frames of the recording that have a picture
 * @param missing frames that the footage should have and lacks
 * @param holes stretches of such frames
 * @param duplicated pictures beyond the first at a frame
 * @param segments stretches that workers decode
 * @param problems what is wrong
 */
public record CameraSurvey(
    String camera,
    int files,
    long bytes,
    String codec,
    int width,
    int height,
    double fps,
    long pictures,
    double longestKeyframeSeconds,
    double startSeconds,
    double endSeconds,
    long firstFrame,
    long endFrame,
    long frames,
    long missing,
    int holes,
    long duplicated,
    List<Segment> segments,
    List<Problem> problems) {
  public CameraSurvey {
    segments = List.copyOf(segments);
    problems = List.copyOf(problems);
  }

  /** What would become of the camera's frames if every picture could be decoded. */
  public FrameAccount account() {
    return new FrameAccount(camera, frames + missing, frames, missing, duplicated, 0);
  }
}
