package org.shoal.io.results.swim;

import java.util.ArrayList;
import java.util.List;
import org.shoal.io.results.Assembly;
import org.shoal.io.stroke.RateSample;
import org.shoal.io.stroke.Stroke;
import org.shoal.io.stroke.SwimState;

/**
 * All that is known of one swimmer when a recording's files are made.
 *
 * @param camera the camera's name
 * @param swimmer the swimmer's number before it
 * @param strokes all, in the order of time
 * @param rates all, in the order of time
 * @param state the session's end
 * @param poses frames with a pose
 * @param wrists frames in which a wrist was seen, each wrist counted
 */
record SwimTrack(
    String camera,
    int swimmer,
    List<Stroke> strokes,
    List<RateSample> rates,
    SwimState state,
    long poses,
    long wrists) {

  /** Every swimmer's, in the layout's order. */
  static List<SwimTrack> all(Assembly<SwimFacts> assembly, SwimLayout layout) {
    List<SwimTrack> tracks = new ArrayList<>();
    for (int track = 0; track < layout.tracks(); track++) {
      String camera = layout.cameraNames().get(track / layout.swimmers());
      tracks.add(of(assembly, camera, track % layout.swimmers(), track));
    }
    return tracks;
  }

  private static SwimTrack of(Assembly<SwimFacts> assembly, String camera, int swimmer, int track) {
    List<Stroke> strokes = new ArrayList<>();
    List<RateSample> rates = new ArrayList<>();
    SwimState state = SwimState.idle();
    long poses = 0;
    long wrists = 0;
    for (var window : assembly.windows()) {
      SwimmerFacts facts = window.facts().swimmers().get(track);
      strokes.addAll(facts.strokes());
      rates.addAll(facts.rates());
      state = facts.state();
      poses += facts.poses();
      wrists += facts.wrists();
    }
    return new SwimTrack(camera, swimmer, strokes, rates, state, poses, wrists);
  }
}
