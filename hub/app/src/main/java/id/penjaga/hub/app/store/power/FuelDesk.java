package id.penjaga.hub.app.store.power;

import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.fuel.FuelRules;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Keeps what people write into the fuel ledger, in the writer's transaction.
public final class FuelDesk {
  private static final Bilingual WRONG =
      new Bilingual("Perbaiki isian yang ditandai.", "Correct what is marked.");

  private final WorkBook work;

  public FuelDesk(WorkBook work) {
    this.work = work;
  }

  /// @param responsible who answers for the outage that is open; empty while there is none
  public Answer record(
      String id,
      long person,
      String genset,
      FuelRules.Wanted wanted,
      String responsible,
      Instant now)
      throws SQLException {
    Item item = work.items().find(RoomPower.GENSET, genset);
    if (item == null) {
      return new Answer.Refused(
          new Decision.Refused(
              Decision.Reason.FORM,
              new Bilingual(
                  "Genset ini tidak ada pada register.", "This generator is not in the register."),
              List.of()));
    }
    Set<String> held = work.standing().people().roles(person, now);
    String role =
        held.contains(responsible) ? responsible : held.stream().sorted().findFirst().orElse("");
    return work.keep(
        id,
        new By.Human(person, role),
        RoomPower.subject(item),
        wanted.toString(),
        (_, _) -> {
          List<FormProblem> problems =
              FuelRules.judge(wanted, RoomPower.tank(item), responsible, held, now);
          Instant at = wanted.at();
          return at == null || !problems.isEmpty()
              ? new Decision.Refused(Decision.Reason.FORM, WRONG, problems)
              : new Decision.Accepted(
                  List.of(
                      new Fact.GensetLogged(
                          item.label(),
                          wanted.what().word(),
                          at,
                          number(wanted.litres()),
                          number(wanted.level()),
                          Value.said(wanted.reason()))),
                  List.of());
        });
  }

  private static @Nullable Value number(@Nullable Double number) {
    return number == null ? null : new Value.Numeric(BigDecimal.valueOf(number));
  }
}
