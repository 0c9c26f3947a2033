package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.definition.ProcedureFlaw.Rule;
import id.penjaga.hub.core.procedure.Flow;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rules about the steps of a procedure and the arrows between them. A procedure without a flaw
/// that is no warning has cases that never get stuck.
public final class ProcedureRules {
  private final Procedure procedure;
  private final StepGraph graph;
  private final List<ProcedureFlaw> flaws = new ArrayList<>();

  private ProcedureRules(Procedure procedure) {
    this.procedure = procedure;
    this.graph = new StepGraph(procedure);
  }

  /// All flaws, in the order of the steps.
  public static List<ProcedureFlaw> check(Procedure procedure) {
    ProcedureRules rules = new ProcedureRules(procedure);
    rules.known();
    if (rules.flaws.isEmpty()) {
      rules.ways();
      procedure.steps().forEach(rules::step);
    }
    return List.copyOf(rules.flaws);
  }

  /// What the other rules rely on: each step once, and each arrow to a step that is there.
  private void known() {
    Set<String> ids = new LinkedHashSet<>();
    for (Step step : procedure.steps()) {
      if (!ids.add(step.id())) {
        add(
            Rule.STEP_TWICE,
            step,
            "id",
            Bilingual.of(
                "ada dua kali; beri salah satunya id lain",
                "stands here a second time; give one of them another id"));
      }
    }
    entry("start", procedure.start());
    procedure.opens().forEach(opener -> entry("opens", opener.at()));
    for (Step step : procedure.steps()) {
      if (step.next() == null && step.branches().isEmpty()) {
        add(
            Rule.NEXT_MISSING,
            step,
            "id",
            Bilingual.of(
                "tidak punya next; tulis langkah berikutnya, atau END",
                "has no next; write the step that follows, or END"));
      }
      for (String next : StepGraph.next(step)) {
        if (!next.equals(Procedure.END)) {
          target(step, Objects.equals(next, step.next()) ? "next" : "branches", next);
        }
      }
      StepGraph.beside(step)
          .forEach(beside -> target(step, step.beside().isEmpty() ? "branches" : "beside", beside));
      if (step.amend() != null) {
        step.amend().reopens().forEach(reopened -> target(step, "amend", reopened));
      }
      if (step.time().until() != null) {
        target(step, "time", step.time().until().step());
      }
    }
    if (procedure.number() != null
        && !procedure.number().at().equals("opened")
        && procedure.step(procedure.number().at()) == null) {
      flaws.add(
          new ProcedureFlaw(
              Rule.STEP_UNKNOWN,
              "",
              "number",
              Bilingual.of(
                  "at menyebut \"{}\", yang bukan langkah; tulis opened atau salah satu dari {}",
                  "at names \"{}\", which is no step; write opened or one of {}",
                  procedure.number().at(),
                  ids())));
    }
  }

  private void entry(String key, String at) {
    if (procedure.step(at) == null) {
      flaws.add(
          new ProcedureFlaw(
              Rule.STEP_UNKNOWN,
              "",
              key,
              Bilingual.of(
                  "menyebut \"{}\", yang bukan langkah di sini; tulis salah satu dari {}",
                  "names \"{}\", which is no step here; write one of {}",
                  at,
                  ids())));
    }
  }

  private void target(Step step, String key, String to) {
    if (procedure.step(to) == null) {
      add(
          Rule.STEP_UNKNOWN,
          step,
          key,
          Bilingual.of(
              "menyebut \"{}\", yang bukan langkah di sini; tulis salah satu dari {} atau END",
              "names \"{}\", which is no step here; write one of {} or END",
              to,
              ids()));
    }
  }

  private String ids() {
    return String.join(", ", procedure.steps().stream().map(Step::id).toList());
  }

  private void ways() {
    Set<String> reached = graph.everywhere(graph.entries());
    Set<String> main = graph.along(graph.entries());
    boolean looping = false;
    for (Step step : procedure.steps()) {
      if (!reached.contains(step.id())) {
        add(
            Rule.UNREACHABLE,
            step,
            "id",
            Bilingual.of(
                "tidak dicapai oleh langkah mana pun; sebut sebagai next sebuah langkah atau"
                    + " sebagai at sebuah jalan masuk, atau keluarkan",
                "is reached by no step; name it as next of a step or as at of an opening, or take"
                    + " it out"));
      }
      if (!looping && graph.loopsWithoutChoice(step)) {
        looping = true;
        add(
            Rule.LOOP_WITHOUT_DECISION,
            step,
            "next",
            Bilingual.of(
                "kembali ke sini tanpa keputusan, tanpa akhir; jadikan salah satu langkahnya"
                    + " decision dengan pilihan yang menuju ke luar",
                "comes back here without a decision, for ever; make one of the steps a decision"
                    + " with a branch that leads on"));
      }
    }
    if (looping) {
      return;
    }
    List<Step> stuck =
        procedure.steps().stream()
            .filter(step -> reached.contains(step.id()) && !graph.ends(step.id()))
            .toList();
    stuck(
        Rule.NO_WAY_OUT,
        stuck.stream().filter(step -> main.contains(step.id())).toList(),
        new Bilingual(
            "tidak punya jalan ke END{}; arahkan sebuah pilihan atau langkah sesudahnya ke END",
            "has no way to END{}; let a branch or a step after it lead to END"),
        new Bilingual(", begitu juga {}", ", and nor has {}"));
    stuck(
        Rule.BESIDE_WITHOUT_END,
        stuck.stream().filter(step -> !main.contains(step.id())).toList(),
        new Bilingual(
            "termasuk jalur samping yang tidak pernah berakhir{}; arahkan ke END",
            "belongs to a side stretch that never ends{}; let it lead to END"),
        new Bilingual(", begitu juga {}", ", as does {}"));
  }

  /// One flaw for all steps that are caught together.
  private void stuck(Rule rule, List<Step> steps, Bilingual what, Bilingual also) {
    if (!steps.isEmpty()) {
      List<String> others = steps.stream().skip(1).map(Step::id).toList();
      add(
          rule,
          steps.getFirst(),
          steps.getFirst().branches().isEmpty() ? "next" : "branches",
          Bilingual.of(
              what.id(),
              what.en(),
              others.isEmpty()
                  ? Bilingual.EMPTY
                  : Bilingual.of(also.id(), also.en(), String.join(", ", others))));
    }
  }

  private void step(Step step) {
    branches(step);
    side(step, step.beside(), step.next());
    for (Step.Branch branch : step.branches()) {
      side(step, union(step.beside(), branch.beside()), branch.next());
    }
    if (step.each() != null && onward(step, step.each()) > 1) {
      add(
          Rule.EACH_TWO_WAYS,
          step,
          "branches",
          Bilingual.of(
              "dikerjakan sekali untuk setiap butir dan harus punya satu jalan keluar, jika tidak"
                  + " butir-butirnya berpisah selamanya; arahkan semua pilihan ke langkah yang"
                  + " sama, atau kembali ke langkah pertama untuk setiap butir",
              "is done once for each entry and must have one way out, or entries part for ever; let"
                  + " all branches lead to the same step, or back to the first step of each"
                  + " entry"));
    }
    if (step.amend() != null) {
      for (String reopened : step.amend().reopens()) {
        if (!graph.before(reopened, step.id()) && !graph.before(step.id(), reopened)) {
          add(
              Rule.REOPENS_NEVER_DONE,
              step,
              "amend",
              Bilingual.of(
                  "membuka kembali {}, yang tidak dikerjakan berkas mana pun bersama langkah ini;"
                      + " sebut yang lain",
                  "reopens {}, which no case does together with this step; name another",
                  reopened));
        }
      }
    }
    Step.Until until = step.time().until();
    if (until != null && !graph.before(until.step(), step.id())) {
      add(
          Rule.UNTIL_LATER,
          step,
          "time",
          Bilingual.of(
              "menunggu jawaban {}, yang datang sesudahnya; sebut langkah sebelumnya",
              "waits for an answer of {}, which comes later; name a step before it",
              until.step()));
    }
    if (step.mode() == Step.Mode.APPROVAL) {
      persons(step);
    }
    strangers(step);
  }

  /// Somebody without an account comes in by a public way only, and fills in what opens with it.
  private void strangers(Step step) {
    boolean way =
        procedure.opens().stream()
            .anyMatch(opener -> opener.by().equals("public") && opener.at().equals(step.id()));
    if (step.actor().anyone() && !way) {
      add(
          Rule.ANYONE_NOWHERE,
          step,
          "actor",
          Bilingual.of(
              "boleh dikerjakan siapa pun, padahal tidak ada jalan masuk umum ke sini; tulis jalan"
                  + " masuk dengan by: public dan at: {}, atau keluarkan anyone",
              "may be done by anyone, and no public way in leads here; write one with by: public"
                  + " and at: {}, or take anyone out",
              step.id()));
    }
    if (way && step.form() != null && !step.actor().anyone()) {
      add(
          Rule.PUBLIC_CLOSED,
          step,
          "actor",
          new Bilingual(
              "adalah jalan masuk umum dengan formulir yang hanya boleh diisi pemegang akun; tulis"
                  + " anyone: true, atau arahkan jalan masuknya ke langkah tanpa formulir",
              "is a public way in with a form that only people with an account may fill in; write"
                  + " anyone: true, or let the way in lead to a step without a form"));
    }
  }

  /// How many ways lead on from a step that is done for each entry: one that leads back to where
  /// the entry began is none.
  private long onward(Step step, String list) {
    Step first = Flow.entry(procedure, list);
    return StepGraph.next(step).stream()
        .filter(next -> first == null || !next.equals(first.id()) || next.equals(step.id()))
        .count();
  }

  private void branches(Step step) {
    boolean decides = step.mode() == Step.Mode.DECISION || step.mode() == Step.Mode.APPROVAL;
    if (decides && step.branches().size() < 2) {
      add(
          Rule.DECISION_WITHOUT_BRANCHES,
          step,
          "mode",
          Bilingual.of(
              "adalah decision atau approval dan memerlukan sedikitnya dua pilihan; tulis"
                  + " pilihannya, atau mode: task",
              "is a decision or an approval and needs at least two branches; write them, or mode:"
                  + " task"));
    }
    if (!decides && !step.branches().isEmpty()) {
      add(
          Rule.BRANCHES_WITHOUT_DECISION,
          step,
          "branches",
          Bilingual.of(
              "punya pilihan, yang hanya boleh dimiliki decision atau approval; tulis mode:"
                  + " decision, atau next sebagai gantinya",
              "has branches, which only a decision or an approval may have; write mode: decision,"
                  + " or next instead"));
    }
    if (step.next() != null && !step.branches().isEmpty()) {
      add(
          Rule.NEXT_BESIDE_BRANCHES,
          step,
          "next",
          Bilingual.of(
              "punya next di samping pilihan, yang masing-masing punya next sendiri; keluarkan"
                  + " salah satunya",
              "has a next beside branches, each of which has its own; take one of the two out"));
    }
    Set<String> names = new LinkedHashSet<>();
    for (Step.Branch branch : step.branches()) {
      if (!names.add(branch.when())) {
        add(
            Rule.BRANCH_TWICE,
            step,
            "branches",
            Bilingual.of(
                "punya pilihan {} dua kali; beri salah satunya nama lain",
                "has the branch {} twice; give one of them another name",
                branch.when()));
      }
    }
    if (step.signs().stream().filter(Step.Sign::decides).count() > 1) {
      add(
          Rule.TWO_DECIDERS,
          step,
          "signs",
          Bilingual.of(
              "punya dua tanda tangan yang memutuskan; biarkan decides: true pada salah satunya",
              "has two signatures that decide; leave decides: true at one of them"));
    }
  }

  /// A side stretch shares no step with what goes on beside it.
  private void side(Step step, List<String> beside, @Nullable String next) {
    Set<String> busy = new LinkedHashSet<>(graph.along(List.of(step.id())));
    if (next != null) {
      busy.addAll(graph.along(List.of(next)));
    }
    if (!beside.isEmpty() && graph.along(graph.entries()).contains(step.id())) {
      busy.addAll(graph.along(graph.entries()));
    }
    for (String first : beside) {
      Set<String> stretch = graph.along(List.of(first));
      String shared = stretch.stream().filter(busy::contains).findFirst().orElse(null);
      if (shared != null) {
        ProcedureFlaw flaw =
            new ProcedureFlaw(
                Rule.BESIDE_SHARES,
                step.id(),
                step.beside().contains(first) ? "beside" : "branches",
                Bilingual.of(
                    "membuka {} di samping, yang sampai ke {}, langkah yang juga dicapai tanpanya;"
                        + " akhiri jalur samping itu pada END",
                    "opens {} beside, which comes to {}, a step that is also reached without it;"
                        + " let the side stretch end at END",
                    first,
                    shared));
        if (!flaws.contains(flaw)) {
          flaws.add(flaw);
        }
      }
      busy.addAll(stretch);
    }
  }

  /// Requester and approver differ; where both have the same single role two persons must hold it.
  private void persons(Step approval) {
    for (Step step : procedure.steps()) {
      if (StepGraph.next(step).contains(approval.id())
          && !approval.actor().roles().isEmpty()
          && step.actor().roles().containsAll(approval.actor().roles())) {
        add(
            Rule.TWO_PERSONS,
            approval,
            "actor",
            Bilingual.of(
                "disetujui oleh peran yang mengerjakan {}; tidak ada yang menyetujui pekerjaannya"
                    + " sendiri, jadi dua orang harus memegang {}",
                "is approved by the role that does {}; nobody approves their own work, so two"
                    + " persons must hold {}",
                step.id(),
                String.join(" or ", approval.actor().roles())));
        return;
      }
    }
  }

  private static List<String> union(List<String> one, List<String> other) {
    Set<String> all = new LinkedHashSet<>(one);
    all.addAll(other);
    return List.copyOf(all);
  }

  private void add(Rule rule, Step step, String key, Bilingual what) {
    flaws.add(new ProcedureFlaw(rule, step.id(), key, what));
  }
}
