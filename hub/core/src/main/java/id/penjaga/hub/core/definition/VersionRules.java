package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.definition.VersionCommand.Become;
import id.penjaga.hub.core.definition.VersionCommand.Version;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// New versions of a definition: one person keeps it, another puts it in force.
public final class VersionRules {
  private static final int LONGEST_REASON = 2_000;

  private VersionRules() {}

  /// @param history entries about this definition, oldest first
  /// @param person who wants it
  /// @param inForce hash of the version of this definition in force; empty for none
  /// @param procedures hashes of the procedures in force, by id
  public static Decision decide(
      VersionCommand command,
      List<Entry> history,
      long person,
      String inForce,
      Map<String, String> procedures) {
    return switch (command) {
      case VersionCommand.Put put -> put(put, history);
      case VersionCommand.Force force -> force(force, history, person, inForce, procedures);
      case VersionCommand.Withdraw withdraw -> withdraw(withdraw, inForce);
    };
  }

  /// What a procedure's own entry says when something else gave it another version.
  ///
  /// @param history entries about the procedure, oldest first
  public static List<Fact> become(Become become, String reason, List<Entry> history) {
    DefinitionKey key = DefinitionKey.procedure(become.procedure());
    List<Fact> facts = new ArrayList<>();
    keep(key, become.version(), history, facts);
    facts.add(new Fact.DefinitionInForce(key.kind(), key.id(), become.version().hash(), reason));
    return facts;
  }

  private static Decision put(VersionCommand.Put put, List<Entry> history) {
    Version standing = put.standing();
    if (storedBy(history, put.version().hash()) != null
        || standing != null && standing.hash().equals(put.version().hash())) {
      return refused(
          Decision.Reason.SIGNED_ALREADY,
          "Versi ini sudah ada; tidak ada yang berubah.",
          "This version is there already; nothing in it is new.");
    }
    List<Fact> facts = new ArrayList<>();
    if (standing != null) {
      keep(put.key(), standing, history, facts);
    }
    keep(put.key(), put.version(), history, facts);
    return new Decision.Accepted(facts, List.of());
  }

  private static void keep(
      DefinitionKey key, Version version, List<Entry> history, List<Fact> facts) {
    if (storedBy(history, version.hash()) == null) {
      facts.add(new Fact.DefinitionStored(key.kind(), key.id(), version.hash(), version.text()));
    }
  }

  private static Decision force(
      VersionCommand.Force force,
      List<Entry> history,
      long person,
      String inForce,
      Map<String, String> procedures) {
    By by = storedBy(history, force.hash());
    if (by == null) {
      return refused(
          Decision.Reason.NO_SUCH_PROCEDURE,
          "Versi ini tidak ada; buka daftar versi dan pilih yang ada.",
          "There is no such version; open the list of versions and choose one.");
    }
    if (force.hash().equals(inForce)) {
      return refused(
          Decision.Reason.ALREADY_DONE,
          "Versi ini sudah berlaku.",
          "This version is in force already.");
    }
    if (by instanceof By.Human human && human.person() == person) {
      return refused(
          Decision.Reason.REQUESTER_APPROVES,
          "Anda sendiri yang menyimpan versi ini; mintalah administrator lain memberlakukannya.",
          "You kept this version yourself; ask another administrator to put it in force.");
    }
    if (unreasoned(force.reason())) {
      return reasonMissing();
    }
    for (Become become : force.become()) {
      if (!procedures.getOrDefault(become.procedure(), "").equals(become.before())) {
        return refused(
            Decision.Reason.ALREADY_DONE,
            "Prosedur " + become.procedure() + " berubah sementara itu; periksa lagi perbedaannya.",
            "Procedure "
                + become.procedure()
                + " changed meanwhile; look at the differences again.");
      }
    }
    String hash = force.hash();
    List<Fact> facts = new ArrayList<>();
    for (Become become : force.become()) {
      if (DefinitionKey.procedure(become.procedure()).equals(force.key())) {
        keep(force.key(), become.version(), history, facts);
        hash = become.version().hash();
      }
    }
    facts.add(
        new Fact.DefinitionInForce(
            force.key().kind(), force.key().id(), hash, force.reason().strip()));
    return new Decision.Accepted(facts, List.of());
  }

  private static Decision withdraw(VersionCommand.Withdraw withdraw, String inForce) {
    if (inForce.isEmpty()) {
      return refused(
          Decision.Reason.ALREADY_DONE,
          "Definisi ini sudah tidak berlaku.",
          "This definition is out of force already.");
    }
    if (unreasoned(withdraw.reason())) {
      return reasonMissing();
    }
    DefinitionKey key = withdraw.key();
    return new Decision.Accepted(
        List.of(new Fact.DefinitionInForce(key.kind(), key.id(), "", withdraw.reason().strip())),
        List.of());
  }

  private static boolean unreasoned(String reason) {
    return reason.isBlank() || reason.length() > LONGEST_REASON;
  }

  private static Decision reasonMissing() {
    return refused(
        Decision.Reason.REASON_MISSING,
        "Tuliskan alasannya, paling panjang 2.000 huruf.",
        "Write the reason, in at most 2,000 characters.");
  }

  /// Who kept a version; null when the book does not hold it.
  public static @Nullable By storedBy(List<Entry> history, String hash) {
    for (Entry entry : history) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.DefinitionStored stored && stored.hash().equals(hash)) {
          return entry.by();
        }
      }
    }
    return null;
  }

  private static Decision refused(Decision.Reason why, String indonesian, String english) {
    return new Decision.Refused(why, new Bilingual(indonesian, english), List.of());
  }
}
