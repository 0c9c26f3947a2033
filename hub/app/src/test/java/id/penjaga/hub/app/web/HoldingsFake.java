package id.penjaga.hub.app.web;

import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.ClosedCase;
import id.penjaga.hub.app.office.Holdings;
import id.penjaga.hub.app.office.ItemFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.observed.UnloggedActs;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.register.Breach;
import id.penjaga.hub.core.register.Gap;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.ItemRules;
import id.penjaga.hub.core.register.Items;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Holdings in memory, under the real rules. No duty is known of them; each has one open case.
final class HoldingsFake implements Holdings, Items {
  private final Office office;
  private final Supplier<Instant> now;
  private final TreeMap<String, Item> items = new TreeMap<>();

  /// Closed cases of each item, a day apart.
  int closed;

  HoldingsFake(Office office, Supplier<Instant> now) {
    this.office = office;
    this.now = now;
  }

  private static String key(String register, String label) {
    return register + "/" + Item.key(label);
  }

  @Override
  public @Nullable Item find(String register, String label) {
    return items.get(key(register, label));
  }

  @Override
  public List<Item> of(String register) {
    return items.values().stream().filter(item -> item.register().equals(register)).toList();
  }

  @Override
  public List<Item> page(String register, String after, int most, boolean personal) {
    return of(register).stream()
        .filter(item -> Item.key(item.label()).compareTo(Item.key(after)) > 0)
        .limit(most)
        .toList();
  }

  @Override
  public List<Item> labelled(String label) {
    return items.values().stream()
        .filter(item -> Item.key(item.label()).equals(Item.key(label)))
        .toList();
  }

  @Override
  public ItemAnswer preview(String login, boolean admin, ItemCommand command) {
    Person person = Objects.requireNonNull(office.people().byLogin(login));
    return new ItemRules(office.registers(), this, office.people(), now.get())
        .decide(command, office.people().roles(person.id(), now.get()), admin);
  }

  /// Keeps what a command makes of the items.
  ItemAnswer keep(String login, boolean admin, ItemCommand command) {
    ItemAnswer answer = preview(login, admin, command);
    if (answer instanceof ItemAnswer.Accepted accepted) {
      for (Fact fact : accepted.facts()) {
        String at =
            switch (fact) {
              case Fact.ItemAdded added -> key(added.register(), added.item());
              case Fact.ItemChanged changed -> key(changed.register(), changed.item());
              case Fact.ItemMoved moved -> key(moved.register(), moved.item());
              default -> throw new IllegalStateException(fact.toString());
            };
        items.compute(at, (_, before) -> Item.after(before, fact, now.get()));
      }
    }
    return answer;
  }

  @Override
  public List<Gap> gaps(LocalDate day) {
    List<Gap> all = new ArrayList<>();
    office
        .registers()
        .values()
        .forEach(register ->
            Breach.all(office.registers(), register, this, day)
                .forEach(one ->
                    all.add(
                        new Gap(
                            one.register(),
                            one.label(),
                            one.rule(),
                            one.source(),
                            one.text(),
                            null,
                            0))));
    all.sort(Comparator.comparing(Gap::register));
    return all;
  }

  @Override
  public List<Gap> gaps(String register, LocalDate day) {
    return gaps(day).stream().filter(gap -> gap.register().equals(register)).toList();
  }

  @Override
  public Optional<ItemFile> file(String register, String label) {
    Item item = find(register, label);
    return item == null
        ? Optional.empty()
        : Optional.of(
            new ItemFile(
                Objects.requireNonNull(office.registers().get(register)),
                item,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(7L),
                IntStream.range(0, closed).mapToObj(this::closed).toList()));
  }

  private ClosedCase closed(int number) {
    Instant ended = now.get().minus(Duration.ofDays(number));
    return new ClosedCase(
        new CaseLine(
            number,
            "RAID",
            Bilingual.same("RAID"),
            "RAID/" + number,
            "",
            ended,
            null,
            List.of(),
            0,
            0,
            ended,
            "END"),
        List.of());
  }

  @Override
  public UnloggedActs unlogged(LocalDate from, LocalDate until) {
    return new UnloggedActs(List.of(), List.of(), Set.of());
  }

  @Override
  public List<Item> ofPerson(long person) {
    return items.values().stream()
        .filter(item -> item.fields().containsValue(Value.of("p" + person)))
        .toList();
  }

  /// Puts an item in its place.
  void put(Item item) {
    items.put(key(item.register(), item.label()), item);
  }
}
