package id.penjaga.hub.app.web;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.definition.DefinitionKey;
import id.penjaga.hub.core.definition.HeldDefinitions;
import id.penjaga.hub.core.definition.VersionCommand;
import id.penjaga.hub.core.definition.VersionRules;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A book without a disk, and what it says of definitions and people.
abstract class BookFake extends RegisterFake {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

  final List<Entry> book = new ArrayList<>();
  final Map<String, Long> numbers = new HashMap<>();
  private People people = People.none(ZONE);

  /// Begins again with an empty book.
  void forget() {
    book.clear();
    numbers.clear();
    people = People.none(ZONE);
  }

  final Entry enter(By by, Subject about, List<Fact> facts) {
    return enter("house-" + book.size(), by, about, now, facts);
  }

  final Entry enter(String command, By by, Subject about, Instant at, List<Fact> facts) {
    Entry entry = new Entry(book.size() + 1L, now, at, by, command, about, facts, "", "");
    book.add(entry);
    people = people.with(entry);
    for (Fact fact : facts) {
      if (fact instanceof Fact.Numbered numbered) {
        numbers.put(numbered.kind() + numbered.period(), numbered.number());
      }
    }
    return entry;
  }

  @Override
  public Collection<Definition> procedures() {
    return definitions.procedures().values();
  }

  @Override
  public @Nullable Definition procedure(String id) {
    Definition forced = null;
    for (Entry entry : book) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.DefinitionInForce force
            && force.kind().equals(DefinitionKey.PROCEDURE)
            && force.id().equals(id)) {
          forced = pinned(force.hash());
        }
      }
    }
    return forced == null ? definitions.procedures().get(id) : forced;
  }

  @Override
  public List<Entry> history(Subject subject) {
    List<Entry> found = new ArrayList<>();
    Definition shipped = definitions.procedures().get(subject.id());
    if (subject.kind() == Subject.Kind.DEFINITION && shipped != null) {
      Fact stored =
          new Fact.DefinitionStored(
              "procedure",
              shipped.id(),
              shipped.hash(),
              Objects.requireNonNull(definitions.texts().get(shipped.hash())));
      Fact force = new Fact.DefinitionInForce("procedure", shipped.id(), shipped.hash(), "");
      found.add(
          new Entry(1, now, now, new By.House(), "files", subject, List.of(stored, force), "", ""));
    }
    found.addAll(book.stream().filter(entry -> entry.subject().equals(subject)).toList());
    return found;
  }

  @Override
  public Answer version(String id, By.Human by, VersionCommand command) {
    Subject about = command.key().subject();
    String inForce = HeldDefinitions.of(history(about)).hash(command.key());
    Map<String, String> procedures = new HashMap<>();
    definitions
        .procedures()
        .keySet()
        .forEach(procedure -> {
          Definition now = procedure(procedure);
          procedures.put(procedure, now == null ? "" : now.hash());
        });
    return switch (VersionRules.decide(command, history(about), by.person(), inForce, procedures)) {
      case Decision.Refused refused -> new Answer.Refused(refused);
      case Decision.Accepted accepted -> {
        Entry entry = enter(id, by, about, now, accepted.facts());
        if (command instanceof VersionCommand.Force force) {
          for (VersionCommand.Become become : force.become()) {
            Subject procedure = DefinitionKey.procedure(become.procedure()).subject();
            if (!procedure.equals(about)) {
              String reason = force.key().id() + ": " + force.reason();
              enter(
                  id, by, procedure, now, VersionRules.become(become, reason, history(procedure)));
            }
          }
        }
        yield new Answer.Stored(entry, 0, false);
      }
    };
  }

  @Override
  public HeldDefinitions held() {
    List<Entry> all = new ArrayList<>();
    definitions
        .procedures()
        .keySet()
        .forEach(id -> all.addAll(history(DefinitionKey.procedure(id).subject())));
    book.stream()
        .filter(entry -> entry.subject().kind() == Subject.Kind.DEFINITION)
        .filter(entry -> !all.contains(entry))
        .forEach(all::add);
    return HeldDefinitions.of(all);
  }

  @Override
  public @Nullable Definition pinned(String hash) {
    for (Entry entry : book) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.DefinitionStored stored && stored.hash().equals(hash)) {
          try {
            return Pin.read(stored.text());
          } catch (ConfigRefused e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
    return definitions.procedures().values().stream()
        .filter(one -> one.hash().equals(hash))
        .findFirst()
        .orElse(null);
  }

  @Override
  public @Nullable Definition inForce(String procedure) {
    return procedure(procedure);
  }

  @Override
  public People people() {
    return people;
  }
}
