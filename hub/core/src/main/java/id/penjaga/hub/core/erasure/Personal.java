package id.penjaga.hub.core.erasure;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the personal data of something lie.
///
/// @param sequence of the entry
/// @param under beginning of their paths, as a JSON pointer such as `/facts/1/`
public record Personal(long sequence, String under) {

  /// The personal data of a subject that may go.
  ///
  /// Of a case all of it, except what its entries say of register items, which live on. Of a person
  /// what is told of them as a person, and why their rights and shifts ended. Of an item what it
  /// said before, and why: a value that still holds, or was replaced too lately, stays. Of an alarm
  /// what was noted about it before.
  ///
  /// @param entries that may tell of it, oldest first
  /// @param before what a register item says no longer since then may go
  public static List<Personal> of(Subject about, List<Entry> entries, Instant before) {
    List<Personal> all = new ArrayList<>();
    Map<String, List<Personal>> held = new HashMap<>();
    Set<String> theirs = new HashSet<>(); // rights and shifts of the person
    for (Entry entry : entries) {
      if (about.kind() == Subject.Kind.CASE && entry.by() instanceof By.Human) {
        all.add(new Personal(entry.sequence(), "/by/"));
      }
      for (int i = 0; i < entry.facts().size(); i++) {
        Fact fact = entry.facts().get(i);
        String under = "/facts/" + i + "/";
        if (about.kind() == Subject.Kind.ITEM) {
          said(about, fact)
              .forEach((key, value) -> {
                List<Personal> old = held.computeIfAbsent(key, _ -> new ArrayList<>());
                if (entry.typed().isBefore(before)) {
                  all.addAll(old);
                }
                old.clear();
                old.add(new Personal(entry.sequence(), under + "fields/" + key));
              });
          if (entry.typed().isBefore(before)) {
            why(about, fact)
                .ifPresent(part -> all.add(new Personal(entry.sequence(), under + part)));
          }
        } else if (tells(about, fact, theirs)
            && (about.kind() != Subject.Kind.ALARM || entry.typed().isBefore(before))) {
          all.add(new Personal(entry.sequence(), under));
        }
      }
    }
    return List.copyOf(all);
  }

  /// Where an item's change says why; empty when the fact is none of that item.
  private static Optional<String> why(Subject about, Fact fact) {
    return switch (fact) {
      case Fact.ItemAdded added when is(about, added.register(), added.item()) ->
          Optional.of("log");
      case Fact.ItemChanged changed when is(about, changed.register(), changed.item()) ->
          Optional.of("log");
      case Fact.ItemMoved moved when is(about, moved.register(), moved.item()) ->
          Optional.of("reason");
      case Fact.GensetLogged logged when is(about, "genset", logged.genset()) ->
          Optional.of("reason");
      default -> Optional.empty();
    };
  }

  /// @param theirs rights and shifts of the person so far
  private static boolean tells(Subject about, Fact fact, Set<String> theirs) {
    return switch (fact) {
      case Fact.Granted given -> {
        note(is(about, given.person()), "grant " + given.grant(), theirs);
        yield false;
      }
      case Fact.Delegated given -> {
        note(is(about, given.person()), "grant " + given.grant(), theirs);
        yield false;
      }
      case Fact.Rostered shift -> {
        note(is(about, shift.person()), "shift " + shift.shift(), theirs);
        yield false;
      }
      case Fact.Revoked ended -> theirs.contains("grant " + ended.grant());
      case Fact.Unrostered ended -> theirs.contains("shift " + ended.shift());
      case Fact.PersonAdded(long person, var _) -> is(about, person);
      case Fact.PersonChanged(long person, var _) -> is(about, person);
      case Fact.ItemAdded _, Fact.ItemChanged _ -> false;
      case Fact.Acknowledged noted when about.kind() == Subject.Kind.ALARM ->
          noted.alarm().equals(about.id());
      default -> about.kind() == Subject.Kind.CASE;
    };
  }

  private static void note(boolean is, String what, Set<String> theirs) {
    if (is) {
      theirs.add(what);
    }
  }

  private static boolean is(Subject about, long person) {
    return about.equals(new Subject(Subject.Kind.PERSON, Long.toString(person)));
  }

  private static Map<String, Value> said(Subject about, Fact fact) {
    return switch (fact) {
      case Fact.ItemAdded added when is(about, added.register(), added.item()) -> added.fields();
      case Fact.ItemChanged changed when is(about, changed.register(), changed.item()) ->
          changed.fields();
      default -> Map.of();
    };
  }

  private static boolean is(Subject about, String register, String label) {
    return Item.key(about.id()).equals(Item.key(register + "/" + label.strip()));
  }
}
