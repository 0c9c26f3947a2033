package id.penjaga.hub.app.web.view;

import id.penjaga.hub.core.Heard;
import id.penjaga.hub.core.Hearing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How well something was measured in the last day, one half hour after the other, and the strip
/// that shows it. A half hour differs by its height as well as by its colour.
///
/// @param from where the first half hour begins
/// @param until up to where the last one is judged, for it may not be over yet
public record HeardDay(Instant from, Instant until, List<Heard> halves) {
  /// Units of the strip to each half hour.
  private static final int STEP = 5;

  private static final int HEIGHT = 8;

  public HeardDay {
    halves = List.copyOf(halves);
  }

  /// Neighbours of one kind.
  public record Stretch(Heard heard, Instant from, Instant until) {}

  /// This with another point's day: whole only where both are.
  public HeardDay with(HeardDay other) {
    List<Heard> both = new ArrayList<>();
    for (int i = 0; i < halves.size(); i++) {
      both.add(halves.get(i).with(other.halves.get(i)));
    }
    return new HeardDay(from, until, both);
  }

  public long count(Heard heard) {
    return halves.stream().filter(one -> one == heard).count();
  }

  /// Everything that is not whole, neighbours of one kind together, the latest first.
  public List<Stretch> broken() {
    List<Stretch> all = new ArrayList<>();
    int at = 0;
    while (at < halves.size()) {
      int begin = at;
      Heard heard = halves.get(at);
      while (at < halves.size() && halves.get(at) == heard) {
        at++;
      }
      if (heard != Heard.WHOLE) {
        Instant end = at == halves.size() ? until : start(at);
        all.add(new Stretch(heard, start(begin), end));
      }
    }
    return all.reversed();
  }

  public static String box() {
    return "0 0 " + Hearing.HALVES * STEP + " " + HEIGHT;
  }

  /// SVG path data of all half hours of a kind, in {@link #box}; empty for none.
  public String path(Heard heard) {
    int high =
        switch (heard) {
          case WHOLE -> HEIGHT;
          case GAPS -> HEIGHT / 2;
          case NOTHING -> 1;
        };
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < halves.size(); i++) {
      if (halves.get(i) == heard) {
        places.add(i * STEP);
      }
    }
    return places.stream()
        .map(x -> "M" + x + " " + HEIGHT + "h" + (STEP - 1) + "v-" + high + "h-" + (STEP - 1) + "z")
        .collect(Collectors.joining());
  }

  private Instant start(int half) {
    return from.plusMillis(half * Hearing.HALF_MS);
  }
}
