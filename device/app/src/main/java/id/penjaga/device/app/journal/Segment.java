package id.penjaga.device.app.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One file of a log. Its number, which is also its name, only grows.
final class Segment {
  private static final Pattern NAME = Pattern.compile("\\d{8,18}\\.pages");

  final long number;

  /// The first group; null while none was found. Once there it never changes, because pages are
  /// never written twice.
  @Nullable First first;

  /// Where a segment begins in its log.
  ///
  /// @param number running number of the record at or after the place
  record First(Place place, long number) {}

  Segment(long number) {
    this.number = number;
  }

  static String name(long number) {
    return String.format(Locale.ROOT, "%08d.pages", number);
  }

  /// The name while it is being filled with zeros.
  static String draft(long number) {
    return String.format(Locale.ROOT, "%08d.new", number);
  }

  static boolean isDraft(String name) {
    return name.endsWith(".new");
  }

  /// The segments among some file names, oldest first.
  static List<Segment> in(List<String> names) {
    List<Segment> segments = new ArrayList<>();
    names.stream()
        .filter(name -> NAME.matcher(name).matches())
        .mapToLong(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
        .sorted()
        .forEach(number -> segments.add(new Segment(number)));
    return segments;
  }
}
