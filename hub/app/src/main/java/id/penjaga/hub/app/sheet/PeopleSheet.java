package id.penjaga.hub.app.sheet;

import id.penjaga.hub.app.sheet.Sheet.Column;
import id.penjaga.hub.core.people.Grant;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// People and their roles as a sheet.
///
/// A line is somebody known when NIP, account, or name and unit say so; an empty cell then leaves
/// what is known. A sheet never takes a role away.
public final class PeopleSheet {
  private static final Column NAME = new Column("nama", List.of("name"), true);
  private static final Column UNIT = new Column("unit", List.of("unit_kerja", "bidang"), true);
  private static final Column NIP = new Column("nip", List.of(), false);
  private static final Column PHONE =
      new Column("telepon", List.of("phone", "hp", "no_hp", "telp"), false);
  private static final Column LOGIN = new Column("akun", List.of("login", "account"), false);
  private static final Column ROLES = new Column("peran", List.of("roles", "role"), false);
  private static final Column FROM = new Column("sejak", List.of("from", "mulai"), false);
  private static final List<Column> COLUMNS = List.of(NAME, UNIT, NIP, PHONE, LOGIN, ROLES, FROM);

  private PeopleSheet() {}

  /// What the sheet would do.
  ///
  /// @param accounts names of the accounts there are, lower case
  /// @param today from when a role holds that names no day
  public static SheetPlan plan(
      String text,
      People people,
      Map<String, OfficeRole> roles,
      Set<String> accounts,
      LocalDate today) {
    Sheet sheet = Sheet.read(text, COLUMNS);
    List<LineRemark> problems = new ArrayList<>(sheet.problems());
    List<PeopleCommand> commands = new ArrayList<>();
    List<Integer> lines = new ArrayList<>();
    Map<String, Person> byName = new java.util.HashMap<>();
    people.persons().forEach(person -> byName.put(key(person.name(), person.unit()), person));
    for (Sheet.Row row : sheet.rows()) {
      int before = problems.size();
      List<String> given = roles(row, roles, problems);
      LocalDate from = from(row, today, problems);
      String login = row.cell(LOGIN);
      if (!login.isEmpty() && !accounts.contains(login.toLowerCase(java.util.Locale.ROOT))) {
        problems.add(
            new LineRemark(
                row.line(),
                LOGIN.name(),
                new Bilingual(
                    "Tidak ada akun “"
                        + login
                        + "”. Buat dahulu di halaman Pengguna, atau kosongkan.",
                    "There is no account “"
                        + login
                        + "”. Make it on the page Users first, or leave"
                        + " it empty.")));
      }
      if (problems.size() > before) {
        continue;
      }
      Person known = known(row, people, byName);
      if (known == null) {
        commands.add(new PeopleCommand.AddPerson(details(row, null), given, from));
        lines.add(row.line());
        continue;
      }
      commands.add(new PeopleCommand.ChangePerson(known.id(), details(row, known)));
      lines.add(row.line());
      List<String> missing = missing(known, given, from, people);
      if (!missing.isEmpty()) {
        commands.add(new PeopleCommand.GiveRoles(known.id(), missing, from, null));
        lines.add(row.line());
      }
    }
    return new SheetPlan(sheet.rows().size(), commands, lines, problems);
  }

  /// The people with the roles they hold in their own right now.
  public static String write(People people, Instant now) {
    LocalDate today = people.day(now);
    List<List<String>> lines = new ArrayList<>();
    for (Person person : people.persons()) {
      if (person.name().isEmpty() || !person.here(today)) {
        continue;
      }
      List<Grant> held =
          people.grantsOf(person.id()).stream()
              .filter(grant -> grant.delegation() == null && grant.covers(today))
              .toList();
      lines.add(
          List.of(
              person.name(),
              person.unit(),
              person.nip(),
              person.phone(),
              person.login() == null ? "" : person.login(),
              String.join("|", held.stream().map(Grant::role).toList()),
              held.stream()
                  .map(Grant::from)
                  .filter(java.util.Objects::nonNull)
                  .map(LocalDate::toString)
                  .findFirst()
                  .orElse("")));
    }
    return Sheet.write(COLUMNS, lines);
  }

  private static @Nullable Person known(Sheet.Row row, People people, Map<String, Person> byName) {
    String nip = row.cell(NIP).replaceAll("\\s", "");
    Person byNip = nip.isEmpty() ? null : people.byNip(nip);
    if (byNip != null) {
      return byNip;
    }
    Person byLogin = row.cell(LOGIN).isEmpty() ? null : people.byLogin(row.cell(LOGIN));
    if (byLogin != null) {
      return byLogin;
    }
    Person namesake = byName.get(key(row.cell(NAME), row.cell(UNIT)));
    boolean other =
        namesake != null && !nip.isEmpty() && !namesake.nip().isEmpty(); // another NIP, another one
    return other ? null : namesake;
  }

  private static PeopleCommand.Details details(Sheet.Row row, @Nullable Person known) {
    String login = known == null || known.login() == null ? "" : known.login();
    return new PeopleCommand.Details(
        or(row.cell(NAME), known == null ? "" : known.name()),
        or(row.cell(UNIT), known == null ? "" : known.unit()),
        or(row.cell(NIP), known == null ? "" : known.nip()),
        or(row.cell(PHONE), known == null ? "" : known.phone()),
        or(row.cell(LOGIN), login));
  }

  private static List<String> missing(
      Person known, List<String> given, LocalDate from, People people) {
    return given.stream()
        .filter(role ->
            people.grantsOf(known.id()).stream()
                .noneMatch(grant ->
                    grant.delegation() == null
                        && grant.role().equals(role)
                        && grant.meets(from, null)))
        .toList();
  }

  private static List<String> roles(
      Sheet.Row row, Map<String, OfficeRole> roles, List<LineRemark> problems) {
    List<String> ids = new ArrayList<>();
    for (String word : row.cell(ROLES).split("[|,;\n]")) {
      String wanted = word.strip();
      if (wanted.isEmpty()) {
        continue;
      }
      Optional<String> id =
          roles.values().stream()
              .filter(role ->
                  role.id().equalsIgnoreCase(wanted)
                      || role.name().id().equalsIgnoreCase(wanted)
                      || role.name().en().equalsIgnoreCase(wanted))
              .map(OfficeRole::id)
              .findFirst();
      if (id.isEmpty()) {
        problems.add(
            new LineRemark(
                row.line(),
                ROLES.name(),
                new Bilingual(
                    "Tidak ada peran “" + wanted + "”. Pisahkan beberapa peran dengan |.",
                    "There is no role “" + wanted + "”. Separate several roles with |.")));
      } else if (!ids.contains(id.get())) {
        ids.add(id.get());
      }
    }
    return ids;
  }

  private static LocalDate from(Sheet.Row row, LocalDate today, List<LineRemark> problems) {
    String text = row.cell(FROM);
    Optional<LocalDate> day = text.isEmpty() ? Optional.of(today) : SheetTimes.day(text);
    if (day.isEmpty()) {
      problems.add(RosterSheet.notADay(row.line(), FROM.name(), text));
    }
    return day.orElse(today);
  }

  private static String or(String cell, String fallback) {
    return cell.isEmpty() ? fallback : cell;
  }

  private static String key(String name, String unit) {
    return (name.strip() + "\n" + unit.strip()).toLowerCase(java.util.Locale.ROOT);
  }
}
