package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.Limits;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A small line over time for a tile, as SVG path data in a box of {@link #WIDTH} by {@link
/// #HEIGHT}. Gaps in the data are gaps in the line.
///
/// @param line the value
/// @param area the same closed to the floor
/// @param bandY upper edge of the band of limits; negative without limits
/// @param bandHeight of the band of limits
public record Spark(String line, String area, String bandY, String bandHeight) {
  public static final int WIDTH = 320;
  public static final int HEIGHT = 64;
  private static final double MARGIN = 4;

  /// @return null when there is nothing to draw
  public static @Nullable Spark of(List<Sample> series, @Nullable Limits limits) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Sample sample : series) {
      if (!sample.gap()) {
        least = Math.min(least, sample.mean());
        most = Math.max(most, sample.mean());
      }
    }
    if (least > most || series.size() < 2) {
      return null;
    }
    if (limits != null) {
      double room = (limits.high() - limits.low()) * 0.15;
      least = Math.min(least, limits.low() - room);
      most = Math.max(most, limits.high() + room);
    } else {
      double room = Math.max((most - least) * 0.2, 0.5);
      least -= room;
      most += room;
    }
    Scale scale = new Scale(series.getFirst().atMs(), series.getLast().atMs(), least, most);
    StringBuilder line = new StringBuilder();
    StringBuilder area = new StringBuilder();
    trace(series, scale, line, area);
    if (limits == null) {
      return new Spark(line.toString(), area.toString(), "-9", "0");
    }
    double top = scale.y(limits.high());
    return new Spark(
        line.toString(), area.toString(), text(top), text(scale.y(limits.low()) - top));
  }

  private static void trace(
      List<Sample> series, Scale scale, StringBuilder line, StringBuilder area) {
    boolean drawing = false;
    double x = 0;
    for (Sample sample : series) {
      if (sample.gap()) {
        close(drawing, x, area);
        drawing = false;
        continue;
      }
      x = scale.x(sample.atMs());
      String point = text(x) + ' ' + text(scale.y(sample.mean()));
      line.append(drawing ? 'L' : 'M').append(point);
      if (!drawing) {
        area.append('M').append(text(x)).append(' ').append(HEIGHT);
      }
      area.append('L').append(point);
      drawing = true;
    }
    close(drawing, x, area);
  }

  private static void close(boolean drawing, double x, StringBuilder area) {
    if (drawing) {
      area.append('L').append(text(x)).append(' ').append(HEIGHT).append('Z');
    }
  }

  private record Scale(double fromMs, double toMs, double least, double most) {
    double x(double ms) {
      return (ms - fromMs) / Math.max(1, toMs - fromMs) * WIDTH;
    }

    double y(double value) {
      return MARGIN + (most - value) / (most - least) * (HEIGHT - 2 * MARGIN);
    }
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
