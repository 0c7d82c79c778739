package org.shoal.io.recording;

import java.io.Serializable;

/**
 * Names one camera of one recording.
 *
 * @param recording the recording's name
 * @param camera the camera's name
 */
public record CameraKey(String recording, String camera) implements Serializable {}
