package id.penjaga.hub.demo.office;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Awaiting;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.form.FormRules;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One case on its way from entry to entry.
final class Running {
  private static final int TRIES = 4;

  /// When something that was not ready is looked at again.
  private static final Duration NOT_YET = Duration.ofMinutes(20);

  private final CasePlan plan;
  private final Answers answers;
  private final Sayings sayings;
  private final RandomGenerator random;
  private final String name;
  private @Nullable Long about;
  private int commands;

  /// A case that nobody of the cast can take further; it stays as it is.
  static final class Stuck extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stuck(String what) {
      super(what);
    }
  }

  /// @param name unique, for the ids of its commands
  /// @param about the case when another one opened it
  Running(
      CasePlan plan,
      String name,
      @Nullable Long about,
      Answers answers,
      Sayings sayings,
      RandomGenerator random) {
    this.plan = plan;
    this.name = name;
    this.about = about;
    this.answers = answers;
    this.sayings = sayings;
    this.random = random;
  }

  @Nullable Long about() {
    return about;
  }

  /// Makes the next entry.
  ///
  /// @return when the one after it is made; empty when there is none
  Optional<Instant> next(WorkBook work, SqlSession session, Hints hints, Instant now)
      throws Exception {
    Definition definition = hints.definition(plan.procedure());
    if (about == null) {
      about = open(work, definition, now);
      return Optional.of(later(work, definition, now, null));
    }
    Case state = Objects.requireNonNull(work.read(about));
    if (!state.isOpen()) {
      return account(work, state, now);
    }
    List<Awaiting> all =
        Awaiting.of(state, definition).stream().filter(one -> !one.blocked()).toList();
    for (Awaiting awaiting : all) {
      if (stops(awaiting)) {
        return Optional.empty();
      }
      Step step = definition.step(awaiting.step());
      if (step.time().fromBegun()
          && Objects.requireNonNull(state.openings().get(awaiting.opening())).begun() == null
          && awaiting.key().isEmpty()) {
        begin(work, step, state, awaiting, now);
        return Optional.of(later(work, definition, now, step));
      }
      if (act(work, hints, definition, state, awaiting, step, now)) {
        Case after = Objects.requireNonNull(work.read(about));
        return after.isOpen()
            ? Optional.of(later(work, definition, now, coming(after, definition)))
            : account(work, after, now);
      }
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(now.plus(NOT_YET));
  }

  private boolean stops(Awaiting awaiting) {
    String here =
        awaiting.key().isEmpty() ? awaiting.step() : awaiting.step() + "/" + awaiting.key();
    return here.equals(plan.stop());
  }

  private static @Nullable Step coming(Case state, Definition definition) {
    List<Awaiting> all = Awaiting.of(state, definition);
    return all.isEmpty() ? null : definition.step(all.getFirst().step());
  }

  private long open(WorkBook work, Definition definition, Instant now) throws Exception {
    Procedure procedure = definition.procedure();
    Procedure.Opener opener =
        procedure.opens().stream()
            .filter(one -> one.id().equals(plan.opener()))
            .findFirst()
            .orElseThrow();
    Step first = definition.step(opener.at());
    People people = work.standing().people();
    boolean machine = first.actor().device() && Set.of("monitor", "alarm").contains(opener.by());
    Command.First said =
        machine
            ? new Command.First(Map.of(), first.branches().isEmpty() ? null : choice(first, 1), "")
            : null;
    By by =
        switch (opener.by()) {
          case "person" -> opener(people, opener, first, now);
          case "public" -> new By.Anyone(procedure.id());
          case "monitor" -> new By.Monitor(String.join(",", opener.on()));
          case "alarm" -> new By.Device(SimulatedOffice.DEVICE, "");
          default -> new By.House();
        };
    Answers.Sheet sheet = new Answers.Sheet(definition, people, writer(by), now, null);
    Set<String> also = new HashSet<>();
    for (int i = 0; i < TRIES; i++) {
      Map<String, Value> subject =
          answers.fill(sheet, procedure.subject(), "subject", plan.subject(), also);
      Answer answer =
          work.act(
              id(),
              by,
              null,
              new Command.OpenCase(procedure.id(), opener.id(), subject, null, "", said),
              null,
              "");
      if (answer instanceof Answer.Stored stored) {
        return stored.about();
      }
      also.addAll(asked(answer));
    }
    throw new Stuck(plan + " is not opened");
  }

  private static long writer(By by) {
    return by instanceof By.Human human ? human.person() : 1;
  }

  private static By opener(People people, Procedure.Opener opener, Step first, Instant now) {
    List<String> roles = opener.roles().isEmpty() ? first.actor().roles() : opener.roles();
    for (String role : roles) {
      List<Long> holders = people.holders(role, now);
      if (!holders.isEmpty()) {
        return new By.Human(holders.getFirst(), role);
      }
    }
    throw new Stuck("nobody may open by " + opener);
  }

  private void begin(WorkBook work, Step step, Case state, Awaiting awaiting, Instant now)
      throws Exception {
    for (By by : actors(work.standing().people(), step, awaiting, now)) {
      if (work.act(id(), by, about, new Command.Begin(awaiting.opening()), null, "")
          instanceof Answer.Stored) {
        return;
      }
    }
    throw new Stuck(state.number() + " nobody begins " + awaiting);
  }

  /// @return false while the hub sees that the step is not ready
  private boolean act(
      WorkBook work,
      Hints hints,
      Definition definition,
      Case state,
      Awaiting awaiting,
      Step step,
      Instant now)
      throws Exception {
    boolean signing = !awaiting.key().isEmpty();
    boolean decides =
        signing
            ? step.signs().stream()
                .anyMatch(sign -> sign.key().equals(awaiting.key()) && sign.decides())
            : step.signs().stream().noneMatch(Step.Sign::decides);
    String branch = decides && !step.branches().isEmpty() ? choice(step, awaiting.run()) : null;
    String reason = reason(step, branch);
    Answer last = null;
    for (By by : actors(work.standing().people(), step, awaiting, now)) {
      Set<String> also = new HashSet<>();
      for (int i = 0; i < TRIES; i++) {
        Command command =
            signing
                ? new Command.Sign(awaiting.opening(), awaiting.key(), branch, reason)
                : new Command.Complete(
                    awaiting.opening(),
                    filled(work, hints, definition, state, awaiting, step, by, branch, also, now),
                    branch,
                    reason,
                    Map.of(),
                    "");
        last = work.act(id(), by, about, command, null, "");
        if (last instanceof Answer.Stored) {
          return true;
        }
        if (last instanceof Answer.Refused(Decision.Refused refused)
            && refused.why() == Decision.Reason.NOT_READY) {
          return false;
        }
        Set<String> more = asked(last);
        if (refusedEmpty(last)) {
          more.addAll(conditional(definition, step));
        }
        if (!also.addAll(more)) {
          break;
        }
      }
    }
    throw new Stuck(state.number() + " is stuck at " + awaiting + ": " + last);
  }

  private Map<String, Value> filled(
      WorkBook work,
      Hints hints,
      Definition definition,
      Case state,
      Awaiting awaiting,
      Step step,
      By by,
      @Nullable String branch,
      Set<String> also,
      Instant now) {
    Step.FormUse use = step.form();
    if (use == null) {
      return Map.of();
    }
    return answers.fill(
        new Answers.Sheet(definition, work.standing().people(), writer(by), now, branch),
        FormRules.fields(Objects.requireNonNull(definition.forms().get(use.form())), use.fields()),
        use.form(),
        hints.suggested(state, definition, awaiting.opening(), now),
        also);
  }

  /// Whether a list that a step goes through was left out.
  private static boolean refusedEmpty(Answer answer) {
    return answer instanceof Answer.Refused(Decision.Refused refused)
        && refused.why() == Decision.Reason.EMPTY;
  }

  private static Set<String> conditional(Definition definition, Step step) {
    Step.FormUse use = Objects.requireNonNull(step.form());
    Set<String> keys = new HashSet<>();
    for (Field field :
        FormRules.fields(
            Objects.requireNonNull(definition.forms().get(use.form())), use.fields())) {
      if (field.required() instanceof Field.Required.When) {
        keys.add(field.key());
      }
    }
    return keys;
  }

  /// Fields that a refusal asks for.
  private static Set<String> asked(Answer answer) {
    Set<String> fields = new HashSet<>();
    if (answer instanceof Answer.Refused(Decision.Refused refused)) {
      for (FormProblem problem : refused.problems()) {
        fields.add(problem.field());
      }
    }
    return fields;
  }

  private String choice(Step step, int run) {
    List<String> planned = plan.choices().getOrDefault(step.id(), List.of());
    return run <= planned.size() ? planned.get(run - 1) : step.branches().getFirst().when();
  }

  private String reason(Step step, @Nullable String branch) {
    Step.Branch taken = branch == null ? null : step.branch(branch);
    if (taken == null || !taken.reason()) {
      return "";
    }
    String said = sayings.of(plan.procedure(), step.id(), "reason");
    return said == null ? "Belum lengkap" : said;
  }

  /// Everybody who might, in the ways they might.
  private static List<By> actors(People people, Step step, Awaiting awaiting, Instant now) {
    List<By> all = new ArrayList<>();
    if (awaiting.only() != null) {
      all.add(new By.Human(awaiting.only(), ""));
    }
    for (String role : awaiting.roles()) {
      for (long person : people.holders(role, now)) {
        if (!awaiting.barred().contains(person)) {
          all.add(new By.Human(person, role));
        }
      }
    }
    List<String> recorders =
        new ArrayList<>(awaiting.key().isEmpty() ? step.onBehalf() : List.of());
    for (Step.Sign sign : step.signs()) {
      if (sign.key().equals(awaiting.key())) {
        recorders.addAll(sign.onBehalf());
      }
    }
    String whose = awaiting.roles().isEmpty() ? "" : awaiting.roles().getFirst();
    for (String role : recorders) {
      for (long person : people.holders(role, now)) {
        all.add(
            new By.Human(
                person,
                role,
                new By.Behalf(whose, null, new Value.Personal(guest(whose)), "present")));
      }
    }
    return all;
  }

  private static String guest(String role) {
    return switch (role) {
      case "teknisi_ups" -> "Gilang Prakoso";
      case "admin_skpd" -> "Admin SKPD-A";
      default -> "Andri Kurniawan";
    };
  }

  /// Accounts for a deviation of the closed case, if there is one and somebody finds the time.
  private Optional<Instant> account(WorkBook work, Case state, Instant now) throws Exception {
    for (Case.Deviation deviation : state.deviations()) {
      if (deviation.awaitsAccount() && !deviation.executors().isEmpty() && random.nextInt(8) > 0) {
        String text = Objects.requireNonNull(sayings.of(plan.procedure(), "deviation", "account"));
        work.act(
            id(),
            new By.Human(deviation.executors().getFirst(), ""),
            about,
            new Command.Account(deviation.id(), text),
            null,
            "");
        return Optional.of(now.plus(Duration.ofMinutes(random.nextInt(5, 90))));
      }
    }
    return Optional.empty();
  }

  /// When the next entry is made: mostly within the standard time, now and then late.
  private Instant later(WorkBook work, Definition definition, Instant now, @Nullable Step step) {
    if (plan.pace() != null) {
      return now.plus(plan.pace());
    }
    Integer standard = step == null ? null : step.time().minutes();
    double share =
        random.nextInt(9) == 0 ? random.nextDouble(1.05, 1.5) : random.nextDouble(0.3, 0.95);
    long seconds = (long) (60 * (standard == null ? 25 : standard) * share);
    OfficeCalendar calendar = work.standing().calendar();
    Instant due =
        definition.procedure().counts() == Procedure.Counting.OFFICE
            ? calendar.after(now, seconds)
            : null;
    return due == null ? now.plusSeconds(seconds) : due;
  }

  private String id() {
    commands++;
    return "demo/" + name + "/" + commands;
  }
}
