package id.penjaga.hub.core.cases;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Folds entries of the book into a case. Entries are taken in the order of the book, whatever time
/// they tell of.
public final class Cases {
  /// Place of [Case#answers] that holds what branches set.
  public static final String SETS = "case";

  private final TreeMap<Integer, Case.Opening> openings = new TreeMap<>();
  private final TreeSet<Integer> open = new TreeSet<>();
  private final Map<String, Map<String, Value>> answers = new HashMap<>();
  private final Map<String, Instant> given = new HashMap<>();
  private final Map<String, Integer> runs = new HashMap<>();
  private final Deviations deviations = new Deviations();
  private final Map<String, Case.Holder> takers = new HashMap<>();
  private final Map<String, Case.Holder> offers = new HashMap<>();
  private final Map<String, String> numbers = new LinkedHashMap<>();
  private final List<Case.FrozenPaper> papers = new ArrayList<>();
  private final List<Case.Link> links = new ArrayList<>();
  private final EarlierLaps laps;
  private final Fact.Opened head;
  private final Instant opened;
  private final @Nullable Long opener;
  private String number = "";
  private int last;
  private int ending; // the opening that the entry has ended so far
  private Case.@Nullable Amendment amendment;
  private @Nullable Instant ended;
  private @Nullable String end;

  private Cases(Fact.Opened head, Entry entry) {
    this.head = head;
    laps = new EarlierLaps(Map.of());
    opened = entry.at();
    opener = entry.by() instanceof By.Human human ? human.person() : null;
  }

  private Cases(Case from) {
    head =
        new Fact.Opened(
            from.id(),
            from.procedure(),
            from.definition(),
            from.trigger(),
            from.key(),
            from.subject(),
            from.parent(),
            Value.of(""));
    laps = new EarlierLaps(from.laps());
    opened = from.opened();
    opener = from.opener();
    openings.putAll(from.openings());
    last = from.last();
    open.addAll(from.open());
    from.answers().forEach((place, fields) -> answers.put(place, new LinkedHashMap<>(fields)));
    given.putAll(from.given());
    runs.putAll(from.runs());
    deviations.all.addAll(from.deviations());
    takers.putAll(from.takers());
    offers.putAll(from.offers());
    numbers.putAll(from.numbers());
    papers.addAll(from.papers());
    links.addAll(from.links());
    number = from.number();
    amendment = from.amendment();
    ended = from.ended();
    end = from.end();
  }

  /// The case after all its entries; null when none of them opens one.
  public static @Nullable Case fold(List<Entry> entries) {
    Cases cases = null;
    for (Entry entry : entries) {
      if (cases == null) {
        cases = begin(entry);
      } else {
        cases.add(entry);
      }
    }
    return cases == null ? null : cases.build();
  }

  /// A fold of one entry that others follow; null when it opens no case. What it holds is smaller
  /// than the entries.
  public static @Nullable Cases begin(Entry entry) {
    for (Fact fact : entry.facts()) {
      if (fact instanceof Fact.Opened head) {
        Cases cases = new Cases(head, entry);
        cases.add(entry);
        return cases;
      }
    }
    return null;
  }

  /// A fold of what comes after a case.
  public static Cases after(Case before) {
    return new Cases(before);
  }

  /// The case after one more entry; null stands for no case yet.
  public static @Nullable Case with(@Nullable Case before, Entry entry) {
    if (before == null) {
      return fold(List.of(entry));
    }
    Cases cases = after(before);
    cases.add(entry);
    return cases.build();
  }

  /// Takes one more entry, the next in the order of the book.
  public void add(Entry entry) {
    ending = 0;
    for (int i = 0; i < entry.facts().size(); i++) {
      add(entry.facts().get(i), entry, "/facts/" + i);
    }
  }

  private void add(Fact fact, Entry entry, String path) {
    Instant at = entry.at();
    switch (fact) {
      case Fact.Opened _ -> {}
      case Fact.StepOpened step -> open(step, at);
      case Fact.Begun(int opening) -> change(opening, edit -> edit.begun = first(edit.begun, at));
      case Fact.Answered answered -> answer(answered, entry);
      case Fact.Signed signed -> sign(signed, entry);
      case Fact.Done done -> finish(done, entry);
      case Fact.Undone(int opening, List<String> sets) -> undo(opening, sets);
      case Fact.Skipped(int opening, Value reason) -> {
        change(
            opening,
            edit -> {
              edit.done = at;
              edit.skipped = true;
              edit.reason = reason;
              edit.actors(entry.by());
            });
        open.remove(opening);
        ending = opening;
      }
      case Fact.Amended amended -> amend(amended, at);
      case Fact.Withdrawn _ -> withdraw();
      case Fact.Deviated deviated ->
          deviations.put(
              deviated,
              openings.get(deviated.opening()),
              entry,
              new Case.Said(deviated.what(), entry.sequence(), path + "/what"));
      case Fact.Accounted(int id, Value text) ->
          deviations.account(id, new Case.Said(text, entry.sequence(), path + "/text"), entry);
      case Fact.Offered(String role, long to, String as) ->
          offers.put(role, new Case.Holder(to, as));
      case Fact.Taken(String role, long by) -> {
        Case.Holder offer = offers.remove(role);
        takers.put(role, offer == null ? new Case.Holder(by, role) : offer);
      }
      case Fact.Linked(String what, String how) -> links.add(new Case.Link(what, how, at));
      case Fact.Numbered numbered -> {
        if (numbered.form() == null) {
          number = numbered.text();
        } else {
          numbers.put(numbered.form(), numbered.text());
        }
      }
      case Fact.Frozen frozen -> papers.add(Case.FrozenPaper.of(frozen, at));
      case Fact.PaperWithdrawn withdrawn ->
          papers.replaceAll(one -> one.code().equals(withdrawn.code()) ? one.withdrawn(true) : one);
      case Fact.Closed(String how) -> close(how, at);
      case Fact.Cancelled _ -> close(Case.CANCELLED, at);
      case Fact.Late _,
          Fact.Noted _,
          Fact.ItemAdded _,
          Fact.ItemChanged _,
          Fact.ItemMoved _,
          Fact.PersonAdded _,
          Fact.PersonChanged _,
          Fact.Granted _,
          Fact.Delegated _,
          Fact.Revoked _,
          Fact.Rostered _,
          Fact.Unrostered _,
          Fact.CalendarChanged _,
          Fact.RoomSet _,
          Fact.DevicePlaced _,
          Fact.PapersSet _,
          Fact.KeepSet _,
          Fact.DefinitionStored _,
          Fact.DefinitionInForce _,
          Fact.Escalated _,
          Fact.Seen _,
          Fact.Acknowledged _,
          Fact.Turned _,
          Fact.WindowSet _,
          Fact.WindowEnded _,
          Fact.PartitionsRead _,
          Fact.GensetLogged _,
          Fact.Erased _,
          Fact.Restored _,
          Fact.Newer _ -> {}
    }
  }

  private void open(Fact.StepOpened step, Instant at) {
    openings.put(
        step.opening(),
        new Case.Opening(
            step.opening(),
            step.step(),
            step.item(),
            step.run(),
            at,
            null,
            null,
            null,
            null,
            Value.of(""),
            false,
            false,
            List.of(),
            Map.of(),
            step.via(),
            step.chain(),
            ending));
    open.add(step.opening());
    last = Math.max(last, step.opening());
    runs.put(Case.place(step.step(), step.item()), step.run());
  }

  private void answer(Fact.Answered answered, Entry entry) {
    if (answered.form().equals(SETS)) {
      put(SETS, answered.answers());
      return;
    }
    Case.Opening opening = openings.get(answered.opening());
    if (opening == null) {
      return;
    }
    String step = Case.place(opening.step(), opening.item());
    answers.put(step, new LinkedHashMap<>(answered.answers()));
    given.put(step, entry.at());
    if (!answered.form().isEmpty()) {
      String form = Case.place(answered.form(), opening.item());
      laps.answer(opening, openings.values(), form, answers);
      put(form, answered.answers());
    }
    change(
        answered.opening(),
        edit -> {
          edit.begun = first(edit.begun, entry.at());
          edit.filled = entry.at();
          edit.actors(entry.by());
        });
  }

  private void sign(Fact.Signed signed, Entry entry) {
    change(
        signed.opening(),
        edit -> {
          edit.begun = first(edit.begun, entry.at());
          edit.signed.computeIfAbsent(signed.key(), _ -> new ArrayList<>()).add(signer(entry.by()));
        });
  }

  private void finish(Fact.Done done, Entry entry) {
    Case.Opening opening = openings.get(done.opening());
    change(
        done.opening(),
        edit -> {
          edit.begun = first(edit.begun, entry.at());
          if (edit.filled == null) {
            edit.filled = entry.at();
            edit.actors(entry.by());
          }
          edit.done = entry.at();
          edit.branch = done.branch();
          edit.reason = done.reason();
          edit.late = entry.at().isBefore(entry.typed());
        });
    open.remove(done.opening());
    ending = done.opening();
    if (opening != null && opening.chain().size() == 1) {
      amendment = null;
    }
  }

  /// What it opened was never touched, or it could not be undone.
  private void undo(int opening, List<String> sets) {
    for (Case.Opening after : List.copyOf(openings.values())) {
      if (after.from() == opening && open.remove(after.number())) {
        openings.remove(after.number());
        runs.computeIfPresent(
            Case.place(after.step(), after.item()), (_, run) -> run == 1 ? null : run - 1);
      }
    }
    change(opening, OpeningEdit::undo);
    open.add(opening);
    sets.forEach(answers.getOrDefault(SETS, new HashMap<>())::remove);
  }

  private void amend(Fact.Amended amended, Instant at) {
    amendment =
        new Case.Amendment(
            amended.step(),
            amended.form(),
            amended.answers(),
            amended.before(),
            given.get(amended.step()));
    replace(amended.step(), amended.form(), amended.before(), amended.answers());
    given.put(amended.step(), at);
  }

  private void withdraw() {
    Case.Amendment now = amendment;
    if (now == null) {
      return;
    }
    replace(now.step(), now.form(), now.answers(), now.before());
    if (now.given() == null) {
      given.remove(now.step());
    } else {
      given.put(now.step(), now.given());
    }
    amendment = null;
  }

  private void replace(
      String step, String form, Map<String, Value> before, Map<String, Value> after) {
    answers.put(step, new LinkedHashMap<>(after));
    Map<String, Value> whole = answers.computeIfAbsent(form, _ -> new LinkedHashMap<>());
    before.keySet().forEach(whole::remove);
    whole.putAll(after);
  }

  private void close(String how, Instant at) {
    open.clear();
    amendment = null;
    ended = at;
    end = how;
  }

  private void put(String place, Map<String, Value> more) {
    answers.computeIfAbsent(place, _ -> new LinkedHashMap<>()).putAll(more);
  }

  private void change(int opening, Consumer<OpeningEdit> change) {
    openings.computeIfPresent(
        opening,
        (_, before) -> {
          OpeningEdit edit = new OpeningEdit(before);
          change.accept(edit);
          return edit.done();
        });
  }

  private static Instant first(@Nullable Instant known, Instant now) {
    return known == null ? now : known;
  }

  /// The persons behind an entry: who made it, and for whom.
  public static List<Long> actors(By by) {
    if (!(by instanceof By.Human human)) {
      return List.of();
    }
    Long other = human.behalf() == null ? null : human.behalf().person();
    return other == null || other == human.person()
        ? List.of(human.person())
        : List.of(human.person(), other);
  }

  /// Who signs: for a signature on behalf the other person, 0 when they have no number.
  public static long signer(By by) {
    if (!(by instanceof By.Human human)) {
      return 0;
    }
    Long signer = human.behalf() == null ? (Long) human.person() : human.behalf().person();
    return signer == null ? 0 : signer;
  }

  /// The case so far. The fold is over then: [#after] goes on.
  public Case build() {
    answers.replaceAll((_, fields) -> Collections.unmodifiableMap(fields));
    return new Case(
        head.id(),
        head.procedure(),
        head.definition(),
        head.trigger(),
        head.key(),
        number,
        head.subject(),
        head.parent(),
        opened,
        opener,
        Collections.unmodifiableMap(answers),
        laps.build(),
        Collections.unmodifiableMap(given),
        Collections.unmodifiableSortedMap(openings),
        last,
        Collections.unmodifiableSortedSet(open),
        Collections.unmodifiableMap(runs),
        amendment,
        List.copyOf(deviations.all),
        Collections.unmodifiableMap(takers),
        Collections.unmodifiableMap(offers),
        Collections.unmodifiableMap(numbers),
        List.copyOf(papers),
        List.copyOf(links),
        ended,
        end);
  }
}
