package id.penjaga.hub.app.store.work;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.ItemRules;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Keeps what people want written into registers by hand, in the writer's transaction.
public final class ItemDesk {
  private final WorkBook work;
  private final Map<String, Register> registers;

  public ItemDesk(WorkBook work, Map<String, Register> registers) {
    this.work = work;
    this.registers = registers;
  }

  /// @param admin whether the account administers the hub
  public ItemAnswer record(String id, String login, boolean admin, ItemCommand command, Instant now)
      throws SQLException {
    Standing standing = work.standing();
    Person person = standing.people().byLogin(login);
    if (person == null) {
      return refused(
          new Bilingual(
              "Akun ini belum terhubung ke orang. Hubungi administrator.",
              "This account is not linked to a person yet. Ask the administrator."));
    }
    Set<String> roles = standing.people().roles(person.id(), now);
    Register register = registers.get(command.register());
    By by =
        new By.Human(
            person.id(),
            register == null
                ? ""
                : register.keepers().stream().filter(roles::contains).findFirst().orElse(""));
    List<ItemAnswer> decided = new ArrayList<>();
    Answer kept =
        work.keep(
            id,
            by,
            command.subject(),
            command.toString(),
            (_, _) -> {
              decided.add(
                  new ItemRules(registers, work.items(), standing.people(), now)
                      .decide(command, roles, admin));
              return kept(decided.getFirst());
            });
    if (decided.isEmpty()) { // not asked again: the book has the command, or something else by it
      return kept instanceof Answer.Refused(Decision.Refused refusal)
          ? refused(refusal.text())
          : new ItemAnswer.Accepted(List.of(), List.of());
    }
    return decided.getFirst();
  }

  /// What is to be kept; refused where there is nothing.
  private static Decision kept(ItemAnswer answer) {
    return answer instanceof ItemAnswer.Accepted accepted && !accepted.facts().isEmpty()
        ? new Decision.Accepted(accepted.facts(), List.of())
        : new Decision.Refused(Decision.Reason.FORM, Bilingual.EMPTY, List.of());
  }

  private static ItemAnswer refused(Bilingual why) {
    return new ItemAnswer.Refused(List.of(new FormProblem("", why)));
  }
}
