package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.Limits;
import java.util.Locale;

/// Where a value stands in its band of limits, on a track of {@link #WIDTH} units.
///
/// @param from begin of the band
/// @param width of the band
/// @param at the value; at the end of the track when it is far outside
public record Gauge(String from, String width, String at) {
  public static final int WIDTH = 200;
  private static final double EDGE = 4;

  public static Gauge of(double value, Limits limits) {
    double band = limits.high() - limits.low();
    double least = limits.low() - band / 2;
    double scale = WIDTH / (2 * band);
    double at = Math.clamp((value - least) * scale, EDGE, WIDTH - EDGE);
    return new Gauge(text(band / 2 * scale), text(band * scale), text(at));
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
