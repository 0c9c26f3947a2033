package id.penjaga.hub.core.people;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides what may be written down about people (SYS-03), the duty roster (ACC-13), the calendar
/// (PWR-02) and the rooms.
public final class PeopleRules {
  /// Keeps people, roster, calendar and rooms.
  public static final String KEEPER = "administrator_ruang_server";

  /// Plans the roster and signs delegations.
  public static final String PLANNER = "kepala_bidang_aptika";

  /// Before the name of a channel: somebody's address there.
  public static final String NOTICE_TO = "notice.to.";

  /// The channels somebody is told by, in their order, with commas between.
  public static final String NOTICE_ORDER = "notice.order";

  public static final String NOTICE_QUIET = "notice.quiet";

  public static final String NOTICE_LANGUAGE = "notice.language";

  private static final int NIP = 18;

  private PeopleRules() {}

  /// The facts of a command, or why not in words.
  ///
  /// @param roles of the office by id
  /// @param now the hub's clock
  public static PeopleAnswer decide(
      PeopleCommand command,
      People people,
      OfficeCalendar calendar,
      Rooms rooms,
      Map<String, OfficeRole> roles,
      Instant now) {
    Sitting sitting = new Sitting(people, calendar, rooms, roles, now);
    if (command instanceof PeopleCommand.Together(var _, List<PeopleCommand> commands)) {
      for (PeopleCommand one : commands) {
        decide(one, sitting);
        sitting.part++;
      }
    } else {
      decide(command, sitting);
    }
    return sitting.answer();
  }

  /// The office roles that allow a command; an administrator of accounts may always.
  public static Set<String> editors(PeopleCommand command) {
    return switch (command) {
      case PeopleCommand.Delegate _, PeopleCommand.AddShift _, PeopleCommand.RemoveShift _ ->
          Set.of(KEEPER, PLANNER);
      case PeopleCommand.Together(var _, List<PeopleCommand> commands) ->
          commands.stream().map(PeopleRules::editors).allMatch(e -> e.contains(PLANNER))
              ? Set.of(KEEPER, PLANNER)
              : Set.of(KEEPER);
      default -> Set.of(KEEPER);
    };
  }

  /// As what somebody may give a command: one of their office roles, or `""` as an administrator of
  /// accounts. Empty when they may not.
  ///
  /// An account without a person may do one thing only: write down its own person. So every other
  /// entry names somebody of the office.
  ///
  /// @param login name of the account
  /// @param admin whether it may manage accounts
  public static Optional<String> mayAs(
      PeopleCommand command, People people, String login, boolean admin, Instant now) {
    Person person = people.byLogin(login);
    if (person == null) {
      boolean self =
          command instanceof PeopleCommand.AddPerson add
              && add.details().login().strip().equalsIgnoreCase(login);
      return admin && self ? Optional.of("") : Optional.empty();
    }
    Set<String> held = people.roles(person.id(), now);
    Optional<String> role = editors(command).stream().filter(held::contains).sorted().findFirst();
    boolean own = command instanceof PeopleCommand.SetNotices set && set.person() == person.id();
    return role.isEmpty() && (admin || own) ? Optional.of("") : role;
  }

  private static void decide(PeopleCommand command, Sitting sitting) {
    switch (command) {
      case PeopleCommand.AddPerson add -> add(add, sitting);
      case PeopleCommand.ChangePerson change -> change(change, sitting);
      case PeopleCommand.SetNotices set -> notices(set, sitting);
      case PeopleCommand.Leave leave -> leave(leave, sitting);
      case PeopleCommand.Return back -> comeBack(back.person(), sitting);
      case PeopleCommand.GiveRoles give -> RightRules.give(give, sitting);
      case PeopleCommand.Revoke revoke -> RightRules.revoke(revoke, sitting);
      case PeopleCommand.TakeBack takeBack -> RightRules.takeBack(takeBack, sitting);
      case PeopleCommand.Delegate delegate -> RightRules.delegate(delegate, sitting);
      case PeopleCommand.AddShift add -> RosterRules.add(add, sitting);
      case PeopleCommand.RemoveShift remove -> RosterRules.remove(remove, sitting);
      case PeopleCommand.SetHours hours -> CalendarRules.hours(hours, sitting);
      case PeopleCommand.SetHoliday holiday -> CalendarRules.holiday(holiday, sitting);
      case PeopleCommand.NameRoom room -> CalendarRules.room(room, sitting);
      case PeopleCommand.PlaceDevice place -> CalendarRules.place(place, sitting);
      case PeopleCommand.SetPapers set -> PaperSetting.set(set, sitting);
      case PeopleCommand.SetKeep set -> KeepSetting.set(set, sitting);
      case PeopleCommand.Together _ ->
          throw new IllegalArgumentException("an import holds no other import");
    }
  }

  private static void add(PeopleCommand.AddPerson add, Sitting sitting) {
    int before = sitting.problems();
    Map<String, Value> fields = details(null, add.details(), sitting);
    if (sitting.namesake(plain(fields, "name"), plain(fields, "unit"))) {
      sitting.warning(
          "name",
          "Sudah ada " + plain(fields, "name") + " di unit yang sama; keduanya disimpan.",
          "There is a " + plain(fields, "name") + " in the same unit already; both are kept.");
    }
    if (sitting.problems() > before) {
      return;
    }
    long person = sitting.roll.nextPerson();
    sitting.fact(new Fact.PersonAdded(person, fields));
    if (!add.roles().isEmpty()) {
      RightRules.give(new PeopleCommand.GiveRoles(person, add.roles(), add.from(), null), sitting);
    }
  }

  private static void change(PeopleCommand.ChangePerson change, Sitting sitting) {
    Person person = sitting.person("person", change.person());
    if (person == null) {
      return;
    }
    int before = sitting.problems();
    Map<String, Value> fields = details(person, change.details(), sitting);
    if (sitting.problems() == before && !fields.isEmpty()) {
      sitting.fact(new Fact.PersonChanged(person.id(), fields));
    }
  }

  private static void notices(PeopleCommand.SetNotices set, Sitting sitting) {
    Person person = sitting.person("person", set.person());
    if (person == null) {
      return;
    }
    int before = sitting.problems();
    Map<String, String> known = sitting.roll.noticesOf(person.id());
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String key : known.keySet()) { // an address of a channel that is not used goes
      String channel = key.startsWith(NOTICE_TO) ? key.substring(NOTICE_TO.length()) : "";
      if (!channel.isEmpty() && !set.addresses().containsKey(channel)) {
        fields.put(key, Value.of(""));
      }
    }
    set.addresses()
        .forEach((channel, typed) -> {
          String address = Sitting.clean(typed);
          if (address.isEmpty() || address.length() > Sitting.LONGEST) {
            sitting.problem(
                "to-" + channel,
                "Tuliskan alamat untuk saluran ini, paling banyak 200 huruf.",
                "Write the address for this channel, at most 200 characters.");
          }
          put(
              fields,
              NOTICE_TO + channel,
              address,
              known.getOrDefault(NOTICE_TO + channel, ""),
              true);
        });
    if (!set.quiet().matches("(([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9])?")) {
      sitting.problem(
          "quiet",
          "Tuliskan jam tenang sebagai awal dan akhir, seperti 22:00 dan 05:00.",
          "Write the quiet hours as beginning and end, such as 22:00 and 05:00.");
    }
    String order = String.join(",", set.addresses().keySet());
    put(fields, NOTICE_ORDER, order, known.getOrDefault(NOTICE_ORDER, ""), false);
    put(fields, NOTICE_QUIET, set.quiet(), known.getOrDefault(NOTICE_QUIET, ""), false);
    String language = set.language().equals("en") ? "en" : "id";
    put(fields, NOTICE_LANGUAGE, language, known.getOrDefault(NOTICE_LANGUAGE, ""), false);
    if (sitting.problems() == before && !fields.isEmpty()) {
      sitting.fact(new Fact.PersonChanged(person.id(), fields));
    }
  }

  /// The fields to store: all that are filled for a new person, those that differ for a known one.
  private static Map<String, Value> details(
      @Nullable Person known, PeopleCommand.Details typed, Sitting sitting) {
    Map<String, Value> fields = new LinkedHashMap<>();
    String name = Sitting.clean(typed.name());
    if (name.isEmpty() || name.length() > Sitting.LONGEST) {
      sitting.problem(
          "name",
          "Tuliskan nama, paling banyak 200 huruf.",
          "Write the name, at most 200 characters.");
    }
    put(fields, "name", name, known == null ? "" : known.name(), true);
    String unit = Sitting.clean(typed.unit());
    if (unit.isEmpty() || unit.length() > Sitting.LONGEST) {
      sitting.problem(
          "unit",
          "Tuliskan unit kerja, paling banyak 200 huruf.",
          "Write the unit, at most 200 characters.");
    }
    put(fields, "unit", unit, known == null ? "" : known.unit(), false);
    put(fields, "nip", nip(known, typed.nip(), sitting), known == null ? "" : known.nip(), true);
    String phone = Sitting.clean(typed.phone());
    if (!phone.matches("(\\+?[0-9][0-9 ()./-]{3,29})?")) {
      sitting.problem(
          "phone",
          "Nomor telepon hanya angka, seperti 0812-3456-7890.",
          "A telephone number has digits only, such as 0812-3456-7890.");
    }
    put(fields, "phone", phone, known == null ? "" : known.phone(), true);
    String login = Sitting.clean(typed.login());
    Person other = sitting.roll.byLogin(login);
    if (!login.isEmpty() && other != null && (known == null || other.id() != known.id())) {
      sitting.problem(
          "login",
          "Akun " + login + " sudah milik " + other.name() + ". Satu akun untuk satu orang.",
          "The account " + login + " belongs to " + other.name() + ". One account, one person.");
    }
    String before = known == null || known.login() == null ? "" : known.login();
    put(fields, "login", login, before, true);
    return fields;
  }

  private static String nip(@Nullable Person known, String typed, Sitting sitting) {
    String nip = typed.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]", "");
    if (nip.isEmpty()) {
      return "";
    }
    if (nip.matches("[0-9][.,]?[0-9]*[eE]\\+?[0-9]+")) {
      sitting.problem(
          "nip",
          "NIP "
              + nip
              + " sudah diubah lembar sebar menjadi angka. Jadikan kolom NIP teks, lalu"
              + " tulis kembali 18 angkanya.",
          "The NIP "
              + nip
              + " was turned into a number by the spreadsheet. Make the column text and"
              + " write its 18 digits again.");
    } else if (!nip.matches("[0-9]{" + NIP + "}")) {
      sitting.problem(
          "nip",
          "NIP terdiri dari 18 angka; yang ditulis “" + nip + "”. Kosongkan bila tidak ada.",
          "A NIP has 18 digits; “" + nip + "” was written. Leave it empty when there is none.");
    } else {
      Person other = sitting.roll.byNip(nip);
      if (other != null && (known == null || other.id() != known.id())) {
        sitting.problem(
            "nip",
            "NIP ini sudah milik " + other.name() + ". Periksa nomornya.",
            "This NIP belongs to " + other.name() + ". Check the number.");
      }
    }
    return nip;
  }

  private static void put(
      Map<String, Value> fields, String key, String value, String before, boolean personal) {
    if (!value.equals(before)) {
      fields.put(key, personal && !value.isEmpty() ? new Value.Personal(value) : Value.of(value));
    }
  }

  private static String plain(Map<String, Value> fields, String key) {
    Value value = fields.get(key);
    return value == null ? "" : value.plain();
  }

  private static void leave(PeopleCommand.Leave leave, Sitting sitting) {
    Person person = sitting.person("person", leave.person());
    int before = sitting.problems();
    sitting.reason(leave.reason());
    LocalDate yesterday = sitting.today.minusDays(1);
    if (leave.last().isBefore(yesterday)) {
      sitting.problem(
          "last",
          "Hari terakhir paling awal kemarin, "
              + Sitting.day(yesterday)
              + ": yang sudah lewat tidak"
              + " diubah.",
          "The last day is yesterday, "
              + Sitting.iso(yesterday)
              + ", at the earliest: what is past"
              + " stays.");
    }
    if (person == null || sitting.problems() > before) {
      return;
    }
    sitting.fact(
        new Fact.PersonChanged(person.id(), Map.of("last", Value.of(leave.last().toString()))));
    for (Grant grant : sitting.roll.grantsOf(person.id())) {
      if (grant.meets(leave.last().plusDays(1), null)) {
        LocalDate from = grant.from();
        LocalDate last =
            from != null && from.isAfter(leave.last()) ? from.minusDays(1) : leave.last();
        sitting.fact(new Fact.Revoked(grant.id(), last, Value.said(leave.reason())));
      }
    }
    Instant end = leave.last().plusDays(1).atStartOfDay(sitting.zone).toInstant();
    for (Shift shift : List.copyOf(sitting.roll.shifts.values())) {
      if (shift.person() == person.id() && !shift.from().isBefore(end)) {
        sitting.fact(new Fact.Unrostered(shift.id(), Value.said(leave.reason())));
      }
    }
    RightRules.warnOfDelegations(person, leave.last(), sitting);
  }

  private static void comeBack(long id, Sitting sitting) {
    Person person = sitting.person("person", id);
    if (person == null) {
      return;
    }
    if (person.last() == null) {
      sitting.problem(
          "person", person.name() + " tidak pernah keluar.", person.name() + " never left.");
      return;
    }
    sitting.fact(new Fact.PersonChanged(id, Map.of("last", Value.of(""))));
  }
}
