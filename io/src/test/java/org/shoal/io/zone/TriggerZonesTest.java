package org.shoal.io.zone;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TriggerZonesTest {

  @Provide
  Arbitrary<TriggerZone> zones() {
    Arbitrary<Double> shares = Arbitraries.doubles().between(0, 1).ofScale(4);
    return Combinators.combine(shares, shares, shares, shares)
        .as(
            (x, y, w, h) -> {
              double width = 20 + 60 * w;
              double height = 20 + 60 * h;
              return new TriggerZone(
                  x * Math.min(50, 100 - width), y * Math.min(50, 100 - height), width, height);
            });
  }

  @Property
  void boundsAreThePercentagesOfTheFrameAndWithinIt(
      @ForAll("zones") TriggerZone zone,
      @ForAll @IntRange(min = 1, max = 8192) int width,
      @ForAll @IntRange(min = 1, max = 8192) int height) {
    TriggerZone.Bounds bounds = zone.bounds(width, height);
    assertThat(bounds.left(), closeTo(width * zone.x() / 100, 1e-6));
    assertThat(bounds.top(), closeTo(height * zone.y() / 100, 1e-6));
    assertThat(bounds.right() - bounds.left(), closeTo(width * zone.width() / 100, 1e-6));
    assertThat(bounds.bottom() - bounds.top(), closeTo(height * zone.height() / 100, 1e-6));
    assertThat(bounds.left(), greaterThanOrEqualTo(0.0));
    assertThat(bounds.top(), greaterThanOrEqualTo(0.0));
    assertThat(bounds.right(), lessThanOrEqualTo((double) width));
    assertThat(bounds.bottom(), lessThanOrEqualTo((double) height));
  }

  @Property
  void pointsAreInsideUpToTheBorderAndNotBeyond(
      @ForAll("zones") TriggerZone zone,
      @ForAll @DoubleRange(min = 0, max = 1) double across,
      @ForAll @DoubleRange(min = 0, max = 1) double down) {
    TriggerZone.Bounds bounds = zone.bounds(1920, 1080);
    double x = Math.min(bounds.right(), bounds.left() + across * (bounds.right() - bounds.left()));
    double y = Math.min(bounds.bottom(), bounds.top() + down * (bounds.bottom() - bounds.top()));
    assertThat(bounds.contains(bounds.left(), y), is(true));
    assertThat(bounds.contains(x, bounds.bottom()), is(true));
    assertThat(bounds.contains(bounds.right(), bounds.top()), is(true));
    assertThat(bounds.contains(x, y), is(true));
    assertThat(zone.contains(x - 0.5, y - 0.5, 1920, 1080), is(true));
    assertThat(zone.contains(bounds.left() - 0.51, y - 0.5, 1920, 1080), is(false));
    assertThat(zone.contains(bounds.right() - 0.49, y - 0.5, 1920, 1080), is(false));
    assertThat(zone.contains(x - 0.5, bounds.top() - 0.51, 1920, 1080), is(false));
    assertThat(zone.contains(x - 0.5, bounds.bottom() - 0.49, 1920, 1080), is(false));
  }

  /**
   * The pixels 300 to 699 of 1000 are exactly the middle 40 %: their outer edges are the border.
   */
  @Test
  void originIsAtTheCentreOfTheTopLeftPixel() {
    TriggerZone zone = TriggerZone.CENTRED;
    assertThat(zone.contains(299.5, 199.5, 1000, 1000), is(true));
    assertThat(zone.contains(699.5, 799.5, 1000, 1000), is(true));
    assertThat(zone.contains(299.4, 500, 1000, 1000), is(false));
    assertThat(zone.contains(500, 799.6, 1000, 1000), is(false));
  }

  @Property
  void anyZoneTriggers(
      @ForAll @DoubleRange(min = 0, max = 100) double x,
      @ForAll @DoubleRange(min = 0, max = 100) double y) {
    TriggerZone left = new TriggerZone(5, 10, 20, 80);
    TriggerZone right = new TriggerZone(50, 40, 45, 20);
    TriggerZones both = new TriggerZones(List.of(left, right));
    boolean inLeft = x >= 5 && x <= 25 && y >= 10 && y <= 90;
    boolean inRight = x >= 50 && x <= 95 && y >= 40 && y <= 60;
    assertThat(both.contains(10 * x - 0.5, 10 * y - 0.5, 1000, 1000), is(inLeft || inRight));
  }

  /** Zones are told with every question, so what is asked next is judged by what is given next. */
  @Property
  void changedZonesCountFromTheNextFrameOn(
      @ForAll("zones") TriggerZone before, @ForAll("zones") TriggerZone after) {
    TriggerZone.Bounds bounds = after.bounds(640, 480);
    double x = (bounds.left() + bounds.right()) / 2 - 0.5;
    double y = (bounds.top() + bounds.bottom()) / 2 - 0.5;
    boolean inBefore = before.bounds(640, 480).contains(x + 0.5, y + 0.5);
    TriggerZones first = new TriggerZones(List.of(before));
    assertThat(first.contains(x, y, 640, 480), is(inBefore));
    assertThat(new TriggerZones(List.of(after)).contains(x, y, 640, 480), is(true));
  }

  @Property
  void zonesOverlapByAtMostAFifthOfTheSmaller(
      @ForAll @DoubleRange(min = 0, max = 20) double common) {
    TriggerZone large = new TriggerZone(0, 0, 40, 80);
    TriggerZone small = new TriggerZone(40 - common / 2, 20, 20, 40);
    double overlap = common / 2 / 20;
    assertThat(large.overlap(small), closeTo(overlap, 1e-9));
    assertThat(small.overlap(large), closeTo(overlap, 1e-9));
    if (overlap <= 0.2) {
      assertThat(new TriggerZones(List.of(large, small)).zones().size(), is(2));
    } else {
      assertThat(
          refusal(() -> new TriggerZones(List.of(large, small))),
          containsString("zones 1 and 2 overlap"));
    }
  }

  @Property
  void whatIsOutOfRangeIsRefused(
      @ForAll @DoubleRange(min = -200, max = 300) double x,
      @ForAll @DoubleRange(min = -200, max = 300) double width) {
    boolean allowed = x >= 0 && x <= 50 && width >= 20 && width <= 80 && x + width <= 100;
    if (allowed) {
      assertThat(new TriggerZone(x, 0, width, 50).x(), is(x));
    } else {
      assertThat(refusal(() -> new TriggerZone(x, 0, width, 50)), containsString("%"));
    }
  }

  @Test
  void refusalSaysWhichValueIsWrong() {
    assertThat(
        refusal(() -> new TriggerZone(-1, 0, 40, 40)),
        containsString("x must be 0 to 50 %, not -1.0"));
    assertThat(
        refusal(() -> new TriggerZone(0, Double.NaN, 40, 40)),
        containsString("y must be 0 to 50 %, not NaN"));
    assertThat(
        refusal(() -> new TriggerZone(0, 0, 40, 81)), containsString("height must be 20 to 80 %"));
    assertThat(
        refusal(() -> new TriggerZone(45, 0, 60, 40)),
        containsString("x and width together must be at most 100 %, not 105.0"));
    TriggerZone zone = new TriggerZone(0, 0, 20, 20);
    assertThat(
        refusal(() -> new TriggerZones(List.of(zone, zone, zone, zone))),
        containsString("1 to 3 zones, not 4"));
    assertThat(refusal(() -> new TriggerZones(List.of())), containsString("not 0"));
  }

  private static String refusal(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }
}
