package id.penjaga.hub.core.people;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Rules of the place: working hours and holidays (PWR-02), rooms and the devices in them.
final class CalendarRules {
  private static final int FURTHEST_YEARS = 10;

  private CalendarRules() {}

  static void hours(PeopleCommand.SetHours set, Sitting sitting) {
    int before = sitting.problems();
    sitting.reason(set.reason());
    if (set.from().isBefore(sitting.today)) {
      sitting.problem(
          "from",
          "Jam kerja berlaku paling awal hari ini; yang sudah lewat tidak diubah.",
          "Working hours hold from today at the earliest; what is past stays.");
    }
    Map<String, List<String>> week = new TreeMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      List<OfficeCalendar.Span> spans = set.week().getOrDefault(day, List.of());
      if (!inOrder(spans)) {
        sitting.problem(
            OfficeCalendar.key(day),
            "Jam hari ini tidak berurutan: mulai, istirahat, selesai istirahat, selesai.",
            "The times of this day are not in order: begin, break, end of break, end.");
      }
      if (!spans.isEmpty()) {
        week.put(
            OfficeCalendar.key(day), spans.stream().map(OfficeCalendar.Span::toString).toList());
      }
    }
    if (week.isEmpty()) {
      sitting.problem(
          "from",
          "Sepekan tanpa jam kerja? Isi paling sedikit satu hari.",
          "A week without working hours? Fill in one day at least.");
    }
    if (sitting.problems() == before && !set.week().equals(sitting.calendar.week(set.from()))) {
      sitting.fact(
          new Fact.CalendarChanged(set.from(), week, Map.of(), Sitting.clean(set.reason())));
    }
  }

  private static boolean inOrder(List<OfficeCalendar.Span> spans) {
    for (int i = 0; i < spans.size(); i++) {
      if (!spans.get(i).from().isBefore(spans.get(i).until())
          || i > 0 && spans.get(i).from().isBefore(spans.get(i - 1).until())) {
        return false;
      }
    }
    return true;
  }

  static void holiday(PeopleCommand.SetHoliday set, Sitting sitting) {
    int before = sitting.problems();
    String name = Sitting.clean(set.name());
    String known = sitting.calendar.holidays().getOrDefault(set.day(), "");
    if (known.equals(name)) {
      return;
    }
    sitting.reason(set.reason());
    if (name.length() > Sitting.LONGEST) {
      sitting.problem(
          "name", "Nama hari libur terlalu panjang.", "The name of the holiday is too long.");
    }
    boolean onlyName = !known.isEmpty() && !name.isEmpty();
    if (set.day().isBefore(sitting.today) && !onlyName) {
      sitting.problem(
          "day",
          "Tanggal " + Sitting.day(set.day()) + " sudah lewat; yang sudah lewat tidak diubah.",
          "The day " + Sitting.iso(set.day()) + " is past; what is past stays.");
    }
    if (set.day().isAfter(sitting.today.plusYears(FURTHEST_YEARS))) {
      sitting.problem("day", "Periksa tahunnya.", "Check the year.");
    }
    if (sitting.problems() == before) {
      LocalDate from = set.day();
      sitting.fact(
          new Fact.CalendarChanged(from, null, Map.of(from, name), Sitting.clean(set.reason())));
    }
  }

  static void room(PeopleCommand.NameRoom set, Sitting sitting) {
    String name = Sitting.clean(set.name());
    boolean taken =
        sitting.rooms.names().entrySet().stream()
            .anyMatch(room ->
                room.getValue().equalsIgnoreCase(name) && !room.getKey().equals(set.room()));
    if (name.isEmpty() || name.length() > Sitting.LONGEST) {
      sitting.problem("name", "Tuliskan nama ruang.", "Write the name of the room.");
    } else if (taken) {
      sitting.problem(
          "name",
          "Sudah ada ruang bernama " + name + ". Pilih nama lain.",
          "There is a room named " + name + " already. Choose another name.");
    } else if (!set.room().isEmpty() && !sitting.rooms.names().containsKey(set.room())) {
      noRoom(sitting);
    } else if (!name.equals(sitting.rooms.names().get(set.room()))) {
      String room =
          set.room().isEmpty() ? "room-" + (sitting.rooms.names().size() + 1) : set.room();
      sitting.fact(new Fact.RoomSet(room, Map.of("name", Value.of(name))));
    }
  }

  static void place(PeopleCommand.PlaceDevice place, Sitting sitting) {
    try {
      new DeviceId(place.device());
    } catch (IllegalArgumentException _) {
      sitting.problem(
          "device", "Tidak ada perangkat bernama demikian.", "There is no device of that name.");
      return;
    }
    if (!sitting.rooms.names().containsKey(place.room())) {
      noRoom(sitting);
    } else if (!place.room().equals(sitting.rooms.of(place.device()))) {
      sitting.fact(new Fact.DevicePlaced(place.device(), place.room()));
    }
  }

  private static void noRoom(Sitting sitting) {
    sitting.problem(
        "room",
        "Ruang ini tidak ada. Pilih dari daftar.",
        "There is no such room. Choose from the list.");
  }
}
