package id.penjaga.hub.app.office.duty;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.DutyRows;
import id.penjaga.hub.app.store.work.ItemRows;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.register.Items;
import id.penjaga.hub.core.register.KnownItems;
import id.penjaga.hub.core.register.Obligation;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Command;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Derives the obligations of a day from registers, procedures in force and the book.
public final class DutyLines {
  private final Map<String, Register> registers;
  private final Map<String, Definition> procedures = new HashMap<>();
  private final Items items;
  private final DutyRows rows;
  private final ZoneId zone;

  private DutyLines(
      Map<String, Register> registers,
      Collection<Definition> inForce,
      Items items,
      DutyRows rows,
      ZoneId zone) {
    this.registers = registers;
    this.items = new KnownItems(items);
    this.rows = rows;
    this.zone = zone;
    inForce.forEach(definition -> procedures.put(definition.id(), definition));
  }

  /// Of all registers and procedures in force, asked in a fixed number of questions.
  ///
  /// @param zone of the site
  public static DutyLines of(
      SqlSession session,
      Map<String, Register> registers,
      Collection<Definition> inForce,
      ZoneId zone) {
    return new DutyLines(
        registers,
        inForce,
        new ItemRows(session),
        DutyRows.all(session, zone, metByCases(registers, inForce)),
        zone);
  }

  /// Ids of the procedures whose cases tell when a duty was done.
  private static Set<String> metByCases(
      Map<String, Register> registers, Collection<Definition> inForce) {
    Set<String> all = new TreeSet<>(Obligation.metByCases(registers.values()));
    for (Definition definition : inForce) {
      definition.procedure().obligations().forEach(duty -> all.add(duty.opens()));
    }
    return all;
  }

  /// The most urgent first.
  public List<DutyLine> on(LocalDate today) {
    List<Obligation> all = new ArrayList<>(Obligation.of(registers, items, rows, zone, today));
    for (Definition definition : procedures.values()) {
      for (Procedure.Obligation duty : definition.procedure().obligations()) {
        if (duty.days() != null || duty.months() != null) {
          all.add(ofSite(duty, today));
        }
      }
    }
    return all.stream()
        .map(one -> Due.of(one, today))
        .sorted(Due.URGENT_FIRST)
        .map(this::line)
        .toList();
  }

  private Obligation ofSite(Procedure.Obligation duty, LocalDate today) {
    return new Obligation(
        duty.id(),
        duty.text(),
        "",
        "",
        duty.days(),
        duty.months(),
        duty.lateAllowed(),
        false,
        duty.opens(),
        "",
        duty.source(),
        rows.began(today),
        rows.closed(duty.opens(), "", ""));
  }

  private DutyLine line(Due due) {
    Obligation of = due.of();
    Register register = registers.get(of.register());
    Bilingual named = register == null ? Bilingual.EMPTY : register.name();
    Definition definition = procedures.get(of.opens());
    Procedure.Opener opener = definition == null ? null : opener(definition);
    if (definition == null || opener == null) {
      return new DutyLine(due, of.item(), named, List.of(), 0, null);
    }
    Step first = definition.procedure().step(opener.at());
    List<String> ways =
        definition.procedure().opens().stream()
            .filter(one -> one.at().equals(opener.at()))
            .map(Procedure.Opener::id)
            .toList();
    return new DutyLine(
        due,
        of.item(),
        named,
        !opener.roles().isEmpty() || first == null ? opener.roles() : first.actor().roles(),
        rows.open(
            of.opens(),
            ways,
            of.register(),
            of.item(),
            of.lateAllowed() ? LocalDate.EPOCH : due.from()),
        new Command.OpenCase(
            of.opens(), opener.id(), subject(definition, due), null, of.text().id()));
  }

  private static Procedure.@Nullable Opener opener(Definition definition) {
    return definition.procedure().opens().stream()
        .filter(one -> one.by().equals("obligation"))
        .findFirst()
        .orElse(null);
  }

  /// The item, and the month of the period where the procedure asks for one.
  private static Map<String, Value> subject(Definition definition, Due due) {
    Map<String, Value> subject = new HashMap<>();
    for (Field field : definition.procedure().subject()) {
      if (field.key().equals(due.of().subject())) {
        subject.put(field.key(), Value.of(due.of().item()));
      } else if (field.type() == FieldType.MONTH) {
        subject.put(field.key(), Value.of(YearMonth.from(due.due()).toString()));
      }
    }
    return subject;
  }
}
