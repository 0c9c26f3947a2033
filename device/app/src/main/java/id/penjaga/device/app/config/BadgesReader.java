package id.penjaga.device.app.config;

import id.penjaga.device.core.RoomRules;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.yaml.Section;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `badges`: who may pass. No complaint repeats a number: a log is no place for it.
final class BadgesReader {
  private static final Pattern PSEUDONYM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");
  private static final Pattern BYTES = Pattern.compile("([0-9a-f]{2}){3,16}");

  private final Function<String, PointId> doorNamed;

  BadgesReader(Function<String, PointId> doorNamed) {
    this.doorNamed = doorNamed;
  }

  List<DeviceConfig.BadgeEntry> read(List<Section> sections) {
    List<DeviceConfig.BadgeEntry> entries = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (Section section : sections) {
      byte[] number = section.made("number", BadgesReader::number);
      String holder = section.made("holder", BadgesReader::pseudonym);
      List<PointId> doors = section.list("doors", doorNamed::apply);
      Instant from = section.optional("from", BadgesReader::instant);
      Instant until = section.optional("until", BadgesReader::instant);
      boolean revoked = section.flag("revoked", false);
      section.end();
      if (from != null && until != null && !from.isBefore(until)) {
        section.wrong("until", "must be later than from");
      }
      if (number != null) {
        Integer first = lines.putIfAbsent(HexFormat.of().formatHex(number), section.line());
        if (first != null) {
          section.wrong(
              "number", "is the same badge as in line " + first + "; keep one of the entries");
        }
      }
      if (number != null && holder != null) {
        entries.add(
            new DeviceConfig.BadgeEntry(
                number, new RoomRules.Badge(holder, doors, from, until, revoked)));
      }
    }
    return entries;
  }

  private static byte[] number(String text) {
    String hex = text.toLowerCase(Locale.ROOT).replaceAll("[ :-]", "");
    if (!BYTES.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "is no badge number; write the bytes the reader sends in hex and in quotes, such as"
              + " \"0a 00 68 40 3d\"");
    }
    return HexFormat.of().parseHex(hex);
  }

  private static String pseudonym(String text) {
    if (!PSEUDONYM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a holder is a pseudonym of a-z 0-9 . - such as staff-3; names of people belong to the"
              + " hub");
    }
    return text;
  }

  private static @Nullable Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException _) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no time with its zone; write for example 2026-12-31T16:00+07:00");
    }
  }
}
