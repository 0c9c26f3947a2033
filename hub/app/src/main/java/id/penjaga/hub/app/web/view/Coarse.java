package id.penjaga.hub.app.web.view;

import java.util.ArrayList;
import java.util.List;

/// A series in few enough rows that a person can read them.
public final class Coarse {
  private Coarse() {}

  /// Joins neighbours until not more than `most` rows are left; a row is a gap only when all it
  /// joins are. Newest first.
  public static List<Sample> rows(List<Sample> series, int most) {
    int step = Math.max(1, (series.size() + most - 1) / most);
    List<Sample> rows = new ArrayList<>();
    for (int from = 0; from < series.size(); from += step) {
      rows.add(join(series.subList(from, Math.min(series.size(), from + step))));
    }
    return rows.reversed();
  }

  private static Sample join(List<Sample> part) {
    double least = Double.NaN;
    double most = Double.NaN;
    double sum = 0;
    int measured = 0;
    for (Sample sample : part) {
      if (!sample.gap()) {
        least = measured == 0 ? sample.least() : Math.min(least, sample.least());
        most = measured == 0 ? sample.most() : Math.max(most, sample.most());
        sum += sample.mean();
        measured++;
      }
    }
    double mean = measured == 0 ? Double.NaN : sum / measured;
    return new Sample(part.get(part.size() / 2).atMs(), least, mean, most);
  }
}
