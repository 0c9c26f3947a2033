package id.penjaga.device.app.config;

import id.penjaga.device.core.RoomRules;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.shell.badge.PrintedNumber;
import id.penjaga.device.yaml.Section;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads `badges`: who may pass.
final class BadgesReader {
  private static final Pattern PSEUDONYM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,62}");

  private final BadgeNumber numbers;
  private final Function<String, PointId> doorNamed;

  /// @param readers the parts that read badges
  BadgesReader(List<PartEntry> readers, Function<String, PointId> doorNamed) {
    this.numbers = new BadgeNumber(readers);
    this.doorNamed = doorNamed;
  }

  List<DeviceConfig.BadgeEntry> read(List<Section> sections) {
    List<DeviceConfig.BadgeEntry> entries = new ArrayList<>();
    Map<String, Integer> lines = new HashMap<>();
    for (Section section : sections) {
      List<byte[]> sent = numbers(section);
      String holder = section.made("holder", BadgesReader::pseudonym);
      List<PointId> doors = section.list("doors", doorNamed::apply);
      if (doors.size() > Roster.MOST_DOORS) {
        section.wrong("doors", "names more than " + Roster.MOST_DOORS + " doors");
        doors = doors.subList(0, Roster.MOST_DOORS);
      }
      Instant from = section.optional("from", BadgesReader::instant);
      Instant until = section.optional("until", BadgesReader::instant);
      boolean revoked = section.flag("revoked", false);
      section.end();
      if (from != null && until != null && !from.isBefore(until)) {
        section.wrong("until", "must be later than from in line " + section.line("from"));
      }
      for (byte[] number : sent) {
        Integer first = lines.putIfAbsent(HexFormat.of().formatHex(number), section.line());
        if (first != null) {
          section.wrong(
              "number", "is the same badge as in line " + first + "; keep one of the entries");
        }
        if (holder != null) {
          entries.add(
              new DeviceConfig.BadgeEntry(
                  number, new RoomRules.Badge(holder, doors, from, until, revoked)));
        }
      }
    }
    return entries;
  }

  /// `number: "26: 100,19382"` or `number: { 26: "100,19382" }`.
  private List<byte[]> numbers(Section section) {
    List<byte[]> sent = null;
    if (section.isSection("number")) {
      Section number = section.section("number");
      for (String form : PrintedNumber.FORMS) {
        if (number != null && number.has(form)) {
          sent = number.made(form, text -> numbers.read(form, text));
          break;
        }
      }
      if (number != null) {
        number.end();
      }
    } else {
      sent = section.made("number", numbers::read);
    }
    return sent == null ? List.of() : sent;
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
