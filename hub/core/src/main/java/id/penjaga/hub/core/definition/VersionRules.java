package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Decision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// New versions of a procedure: one person keeps it, another puts it in force.
public final class VersionRules {
  private static final int LONGEST_REASON = 2_000;
  private static final String KIND = "procedure";

  private VersionRules() {}

  /// @param history entries about this procedure, oldest first
  /// @param person who wants it
  /// @param inForce hash of the version in force; empty for none
  public static Decision decide(
      VersionCommand command, List<Entry> history, long person, String inForce) {
    return switch (command) {
      case VersionCommand.Put put ->
          storedBy(history, put.hash()) != null
              ? refused(
                  Decision.Reason.SIGNED_ALREADY,
                  "Versi ini sudah disimpan; tidak ada yang berubah.",
                  "This version is kept already; nothing in it is new.")
              : accepted(new Fact.DefinitionStored(KIND, put.procedure(), put.hash(), put.text()));
      case VersionCommand.Force force -> force(force, history, person, inForce);
    };
  }

  private static Decision force(
      VersionCommand.Force force, List<Entry> history, long person, String inForce) {
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
    if (force.reason().isBlank() || force.reason().length() > LONGEST_REASON) {
      return refused(
          Decision.Reason.REASON_MISSING,
          "Tuliskan alasannya, paling panjang 2.000 huruf.",
          "Write the reason, in at most 2,000 characters.");
    }
    return accepted(
        new Fact.DefinitionInForce(KIND, force.procedure(), force.hash(), force.reason().strip()));
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

  private static Decision accepted(Fact fact) {
    return new Decision.Accepted(List.of(fact), List.of());
  }

  private static Decision refused(Decision.Reason why, String indonesian, String english) {
    return new Decision.Refused(why, new Bilingual(indonesian, english), List.of());
  }
}
