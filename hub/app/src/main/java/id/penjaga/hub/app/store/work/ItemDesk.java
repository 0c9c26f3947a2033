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
    ItemAnswer answer =
        new ItemRules(registers, work.items(), standing.people(), now)
            .decide(command, roles, admin);
    if (!(answer instanceof ItemAnswer.Accepted accepted) || accepted.facts().isEmpty()) {
      return answer;
    }
    Register register = registers.get(command.register());
    String role =
        register == null
            ? ""
            : register.keepers().stream().filter(roles::contains).findFirst().orElse("");
    Answer kept =
        work.keep(
            id,
            new By.Human(person.id(), role),
            command.subject(),
            command.toString(),
            (_, _) -> new Decision.Accepted(accepted.facts(), List.of()));
    return kept instanceof Answer.Refused(Decision.Refused refusal)
        ? refused(refusal.text())
        : accepted;
  }

  private static ItemAnswer refused(Bilingual why) {
    return new ItemAnswer.Refused(List.of(new FormProblem("", why)));
  }
}
