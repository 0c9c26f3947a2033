package id.penjaga.hub.core.people;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/// Rules of the duty roster: no shift without its letter of assignment (ACC-13).
final class RosterRules {
  private static final Duration LONGEST = Duration.ofDays(7);

  private RosterRules() {}

  static void add(PeopleCommand.AddShift add, Sitting sitting) {
    Person person = sitting.person("person", add.person());
    int before = sitting.problems();
    String letter = Sitting.clean(add.letter());
    LocalDate dated = add.dated();
    if (letter.isEmpty() || letter.length() > Sitting.LONGEST) {
      sitting.problem(
          "letter",
          "Tuliskan nomor surat tugas; tanpa surat tugas tidak ada piket.",
          "Write the number of the letter of assignment; without it there is no shift.");
    }
    if (dated == null) {
      sitting.problem(
          "dated", "Tuliskan tanggal surat tugas.", "Write the date of the letter of assignment.");
    }
    if (!add.until().isAfter(add.from())) {
      sitting.problem(
          "until",
          "Piket berakhir sebelum mulai. Periksa kedua waktu; piket malam berakhir esok harinya.",
          "The shift ends before it begins. Check both times; a night shift ends the next day.");
    } else if (Duration.between(add.from(), add.until()).compareTo(LONGEST) > 0) {
      sitting.problem(
          "until",
          "Satu piket paling lama 7 hari. Periksa tanggal akhirnya, atau bagi menjadi beberapa.",
          "One shift is 7 days at most. Check its last day, or split it.");
    }
    if (person == null || dated == null || sitting.problems() > before) {
      return;
    }
    LocalDate first = add.from().atZone(sitting.zone).toLocalDate();
    if (!person.here(first)) {
      sitting.problem(
          "person",
          person.name() + " sudah keluar pada hari itu. Pilih orang lain.",
          person.name() + " has left by that day. Choose another person.");
      return;
    }
    if (!overlaps(person, add, sitting)) {
      return;
    }
    if (dated.isAfter(first)) {
      sitting.warning(
          "dated",
          "Surat tugas bertanggal sesudah piket mulai.",
          "The letter of assignment is dated after the shift begins.");
    }
    if (add.from().isBefore(sitting.now)) {
      sitting.warning(
          "from", "Piket ini sudah mulai atau lewat.", "This shift has begun or is past.");
    }
    sitting.fact(rostered(person.id(), add.from(), add.until(), letter, dated, sitting));
  }

  /// Warns of shifts at the same time.
  ///
  /// @return false when the shift is on the roster already
  private static boolean overlaps(Person person, PeopleCommand.AddShift add, Sitting sitting) {
    for (Shift shift : sitting.roll.shifts.values()) {
      if (!shift.meets(add.from(), add.until())) {
        continue;
      }
      boolean own = shift.person() == person.id();
      if (own && shift.from().equals(add.from()) && shift.until().equals(add.until())) {
        sitting.problem(
            "from",
            "Piket ini sudah ada dalam jadwal. Hapus baris yang berulang.",
            "This shift is on the roster already. Remove the repeated line.");
        return false;
      }
      Person other = sitting.roll.persons.get(shift.person());
      String name = other == null ? "?" : other.name();
      sitting.warning(
          "from",
          "Bersamaan dengan piket " + name + " " + span(shift, true, sitting) + ".",
          "At the same time as the shift of " + name + ", " + span(shift, false, sitting) + ".");
    }
    return true;
  }

  static void remove(PeopleCommand.RemoveShift remove, Sitting sitting) {
    Shift shift = sitting.roll.shifts.get(remove.shift());
    int before = sitting.problems();
    sitting.reason(remove.reason());
    if (shift == null) {
      sitting.problem(
          "shift",
          "Piket ini tidak ada dalam jadwal. Muat ulang jadwal.",
          "This shift is not on the roster. Load the roster again.");
      return;
    }
    boolean mistake = shift.given().equals(sitting.today);
    if (!shift.until().isAfter(sitting.now) && !mistake) {
      sitting.problem(
          "shift",
          "Piket ini sudah lewat; yang sudah lewat tidak diubah.",
          "This shift is over; what is past stays.");
    }
    if (sitting.problems() > before) {
      return;
    }
    sitting.fact(new Fact.Unrostered(shift.id(), Value.said(Sitting.clean(remove.reason()))));
    Instant now = sitting.now;
    if (shift.covers(now) && !mistake && shift.from().isBefore(now)) {
      sitting.fact(
          rostered(shift.person(), shift.from(), now, shift.letter(), shift.dated(), sitting));
      sitting.warning(
          "shift",
          "Piket ini sedang berjalan; yang sudah dijalani tetap tercatat.",
          "This shift is under way; what was served stays written down.");
    }
  }

  private static Fact rostered(
      long person, Instant from, Instant until, String letter, LocalDate dated, Sitting sitting) {
    return new Fact.Rostered(sitting.roll.nextShift(), person, from, until, letter, dated);
  }

  private static String span(Shift shift, boolean indonesian, Sitting sitting) {
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(indonesian ? "dd/MM HH.mm" : "MM-dd HH:mm")
            .withZone(sitting.zone);
    return format.format(shift.from()) + "–" + format.format(shift.until());
  }
}
