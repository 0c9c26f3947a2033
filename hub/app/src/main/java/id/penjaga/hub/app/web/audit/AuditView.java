package id.penjaga.hub.app.web.audit;

import id.penjaga.hub.app.audit.AuditKind;
import id.penjaga.hub.app.audit.AuditLine;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.AccountEvent;
import id.penjaga.hub.app.web.form.FormWriting;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.audit.Change;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.Register;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A line of the audit in the reader's language.
///
/// @param path of the page of the thing; null when it has none
/// @param rows what was done, at least one
/// @param why in the words of who did it; empty when nothing was said
/// @param address where the request came from; empty when it is not known
public record AuditView(
    Instant at,
    String who,
    String kind,
    String thing,
    @Nullable String path,
    List<Row> rows,
    String why,
    String address) {

  /// @param before and `after` are empty where only the field says what was done
  public record Row(String field, String before, String after) {}

  private static final Set<String> NAMED =
      Set.of(
          "name", "nip", "phone", "login", "unit", "last", "roles", "state", "version", "room",
          "shift");
  private static final Map<String, DayOfWeek> DAYS =
      Arrays.stream(DayOfWeek.values())
          .collect(
              Collectors.toMap(
                  day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT), day -> day));

  static AuditView of(AuditLine line, OfficeWords o, Office office) {
    Texts w = o.texts();
    Entry entry = line.entry();
    String path = path(line);
    return new AuditView(
        line.at(),
        who(line, o),
        w.of("audit.kind", line.kind()),
        entry == null ? line.thing() : thing(line.thing(), o),
        path,
        rows(line, o, office),
        entry == null ? "" : why(entry, w),
        line.address());
  }

  private static String who(AuditLine line, OfficeWords o) {
    if (line.by() != null) {
      String name = o.by(line.by());
      return line.account().isEmpty() ? name : name + " (" + line.account() + ")";
    }
    return line.account().equals(AccountEvent.CONSOLE)
        ? o.texts().t("users.log.console")
        : line.account();
  }

  private static @Nullable String path(AuditLine line) {
    String thing = line.thing();
    if (line.kind() == AuditKind.SEEN || line.kind() == AuditKind.EXPORTED) {
      return thing.startsWith("/") && !thing.startsWith("//") ? thing : null;
    }
    if (line.entry() == null) {
      return null;
    }
    String id = thing.substring(thing.indexOf('/') + 1);
    return thing.matches("case/[0-9]+")
        ? "/cases/" + id
        : thing.matches("person/[0-9]+") ? "/people/" + id : null;
  }

  private static String thing(String subject, OfficeWords o) {
    String id = subject.substring(subject.indexOf('/') + 1);
    return subject.matches("case/[0-9]+")
        ? "#" + id
        : subject.matches("person/[0-9]{1,18}") ? o.person(Long.valueOf(id)) : id;
  }

  private static List<Row> rows(AuditLine line, OfficeWords o, Office office) {
    Texts w = o.texts();
    if (!line.what().isEmpty()) {
      return List.of(
          new Row(w.of("users.event", AccountEvent.Action.valueOf(line.what())), "", ""));
    }
    Entry entry = line.entry();
    if (entry == null) {
      return List.of(new Row(w.of("audit.did", line.kind()), "", ""));
    }
    if (line.changes().isEmpty()) {
      return List.of(new Row(w.of("audit.did", line.kind()), "", ""));
    }
    return line.changes().stream().map(change -> row(change, line, o, office)).toList();
  }

  private static Row row(Change change, AuditLine line, OfficeWords o, Office office) {
    Texts w = o.texts();
    boolean person = change.thing().startsWith("person/");
    boolean roles = person && change.field().equals("roles");
    String field = field(change, w, office);
    String about =
        change.thing().equals(line.thing()) || !person
            ? field
            : thing(change.thing(), o) + ", " + field;
    return new Row(
        about,
        roles ? roles(change.before(), o) : shown(change.before(), w),
        roles ? roles(change.after(), o) : shown(change.after(), w));
  }

  private static String field(Change change, Texts w, Office office) {
    String key = change.field();
    if (change.thing().startsWith("item/")) {
      Register register = office.registers().get(change.thing().split("/", 3)[1]);
      String label =
          register == null
              ? ""
              : register.fields().stream()
                  .filter(one -> one.key().equals(key))
                  .map(one -> w.say(one.label()))
                  .findFirst()
                  .orElse("");
      if (!label.isEmpty()) {
        return label;
      }
    }
    DayOfWeek day = DAYS.get(key);
    if (day != null) {
      return w.weekday(day);
    }
    if (key.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
      return w.day(LocalDate.parse(key));
    }
    return NAMED.contains(key) ? w.t("audit.field." + key) : key;
  }

  private static String roles(Value held, OfficeWords o) {
    return Arrays.stream(held.plain().split(", ", -1))
        .filter(one -> !one.isEmpty())
        .map(one ->
            one.endsWith(")")
                ? o.role(one.substring(0, one.indexOf(' '))) + one.substring(one.indexOf(' '))
                : o.role(one))
        .collect(Collectors.joining(", "));
  }

  private static String shown(Value value, Texts w) {
    return FormWriting.plain(value, w);
  }

  private static String why(Entry entry, Texts w) {
    for (Fact fact : entry.facts()) {
      String why =
          switch (fact) {
            case Fact.Revoked ended -> shown(ended.reason(), w);
            case Fact.Unrostered ended -> shown(ended.reason(), w);
            case Fact.CalendarChanged changed -> changed.reason();
            case Fact.DefinitionInForce force -> force.reason();
            case Fact.Erased erased -> erased.basis();
            case Fact.ItemAdded added -> shown(added.log(), w);
            case Fact.ItemChanged changed -> shown(changed.log(), w);
            case Fact.ItemMoved moved -> shown(moved.reason(), w);
            case Fact.Amended amended -> shown(amended.reason(), w);
            default -> "";
          };
      if (!why.isBlank()) {
        return why;
      }
    }
    return "";
  }
}
