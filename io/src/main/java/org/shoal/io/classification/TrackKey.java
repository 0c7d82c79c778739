package org.shoal.io.classification;

/**
 * Names a bottle's track.
 *
 * @param recording the recording's name
 * @param camera the camera's name
 * @param track the track's id, never used twice for one camera
 */
public record TrackKey(String recording, String camera, int track) {}
