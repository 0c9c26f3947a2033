package id.penjaga.hub.app.definitions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Severity;
import id.penjaga.device.yaml.Problem;
import id.penjaga.hub.core.alarm.EscalationChain;
import id.penjaga.hub.core.alarm.StepChain;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each rule with a mistake that breaks it, and nothing else.
@DisplayName("SYS-01 The linter of definitions")
class LinterTest {
  private static final String SAMPLE = "procedures/SAMPLE.yaml";

  @TempDir Path folder;

  @Test
  void theSampleIsSound() throws Exception {
    Definitions sound = new SampleFolder().read(folder);
    assertEquals(List.of(), sound.problems());
    assertEquals(List.of(), sound.warnings());
    assertEquals("1 procedures, 3 forms, 1 checklists, 1 registers and 2 roles", sound.counted());
  }

  @ParameterizedTest(name = "{4}")
  @DisplayName("a mistake is one problem with file, line and cure")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // shape
        "SAMPLE | group: INC | group: INC\\ncolour: red | 7 | colour: is no key here; write one of",
        "SAMPLE | group: INC | group: INC\\ngroup: INC | 7 | group: stands here a second time",
        "SAMPLE | en: \"Sample\" | en: \"\" | 3 | title.en: is missing or empty; write the text in",
        "SAMPLE | procedure: SAMPLE | procedure: OTHER | 2 | in a file named SAMPLE.yaml",
        "SAMPLE | clause: \"1\"\\n"
            + "    text | clause: \"1\"\\n"
            + "    colour: 1\\n"
            + "    text | 20 | colour: is no",
        "SAMPLE | mode: form | mode: chore | 21 | \"chore\" is not known here; write one of",
        "SAMPLE | minutes: 30} | minutes: soon} | 23 | write a whole number from" + " 1",
        "SAMPLE | {roles: [staff]}\\n"
            + "    each | {device: true}\\n"
            + "    each | 39 | needs exactly one of roles",
        "SAMPLE | {seq:3} | {seq} | 11 | number.pattern: may hold {yyyy}, {MM} and {seq:3}",
        "SAMPLE | by: person | by: ghost | 14 | by: is \"ghost\"; write one of person, public",
        "SAMPLE | , roles: [staff]} | , on: [node]} | 14 | on: belongs to by: monitor and by:"
            + " alarm",
        "SAMPLE | key: server | key: node | 10 | is no field of the subject; write one of server",
        // steps and arrows
        "SAMPLE | next: END\\n  - id: S | twice_ | 43 | step D stands here a second time",
        "SAMPLE | next: D | next: E | 42 | step C names \"E\", which is no step here; write one of"
            + " A",
        "SAMPLE | at: A, | at: Z, | 13 | opens: names \"Z\", which is no step here",
        "SAMPLE | start: A | start: Z | 15 | start: names \"Z\", which is no step here",
        "SAMPLE | at: opened | at: Z | 11 | number: at names \"Z\", which is no step",
        "SAMPLE | , beside: [S]} | } | 54 | step S is reached by no step",
        "SAMPLE | next: END\\n"
            + "  - id: S | next: B\\n"
            + "  - id: S | 26 | step A has no way to END, and nor has B, C, D",
        "SAMPLE | next: END\\n"
            + "  - id: S | loop_ | 53 | step D comes back here without a decision, for ever",
        "SAMPLE | mode: approval | mode: task | 32 | step B has branches, which only a decision",
        "SAMPLE | mode: form | mode: decision | 21 | step A is a decision or an approval and needs"
            + " at least two",
        "SAMPLE | branches: | next: C\\n    branches: | 32 | step B has a next beside branches",
        "SAMPLE | when: denied | when: granted | 32 | step B has the branch granted twice",
        "SAMPLE | form: {use: PART}\\n    next: D | form: {use: PART} | 35 | step C has no next",
        "SAMPLE | form: {use: WATCH}\\n"
            + "    next: END | form: {use: WATCH}\\n"
            + "    next: D | 32 | which comes to D",
        "SAMPLE | form: {use: WATCH}\\n"
            + "    next: END | mode_ | 60 | step S belongs to a side stretch that never ends, as"
            + " does T",
        "SAMPLE | mode: task\\n"
            + "    actor: {roles: [staff]}\\n"
            + "    each | each_ | 40 | must have one way out",
        "SAMPLE | reopens: [B] | reopens: [Z] | 25 | step A names \"Z\", which is no step here",
        "SAMPLE | time: {minutes: 30} | time: {until: {step: D, field: result}} | 23 | comes later",
        "SAMPLE | [staff]}\\n"
            + "    time | [staff], anyone: true}\\n"
            + "    time | 22 | step A may be done by anyone, and no public way in leads here",
        "SAMPLE | by: person, text: {id: \"Tangan\", en: \"By hand\"}, at: A, roles: [staff] | by:"
            + " public, text: {id: a, en: a}, at: A | 22 | step A is a public way in with a form",
        "SAMPLE | beside: [S]} | beside: [S], papers: [LETTER]} | 27 | does not hold LETTER, which"
            + " the branch granted names",
        // forms
        "SAMPLE | use: PART | use: PARTS | 41 | no file forms/PARTS.yaml; did you mean \"PART\"?",
        "SAMPLE | fields: [what, | fields: [wat, what, | 24 | step A fills in \"wat\"",
        "SAMPLE | fields: [result] | fields: [what] | 51 | requires \"result\", which no step fills"
            + " in",
        "SAMPLE | {use: WATCH} | {use: PART} | 32 | both fill in PART.serial",
        "SAMPLE | field: estimate | field: what | 49 | waits for what, which is no duration",
        "SAMPLE | field: estimate | field: result | 49 | which A does not fill in",
        "SAMPLE | each: A.parts | each: A.what | 40 | not surely a list with entries",
        "SAMPLE | actor: {roles: [boss]}\\n"
            + "    form | actor: {person: A.what}\\n"
            + "    form | 58 | no field with a person",
        "SAMPLE | printed: 30 | printed: 45 | 16 | says 45 minutes, and the steps add up to 30",
        // personal data
        "SAMPLE | urgent: {label: {id: \"Segera\", en: \"Urgent\"}, type: boolean} | reporter:"
            + " {label: {id: a, en: a}, type: text} | 7 | the field \"reporter\" in the subject,"
            + " which tells",
        "SAMPLE | register: server, required: true} | register: server, required: true, personal:"
            + " true} | 10 | could not be erased; name another field",
        // roles, facts, paths
        "SAMPLE | actor: {roles: [boss]}\\n"
            + "    branches | actor: {roles: [bos]}\\n"
            + "    branches | 31 | did you mean \"boss\"?",
        "SAMPLE | service.answers | moon.full | 50 | fact: is \"moon.full\"; write one of"
            + " service.answers",
        "SAMPLE | of: subject.server | of: subject.node | 50 | the subject has no field \"node\"",
        "SAMPLE | {REPORT.result} | {REPORT.mood} | 52 | form REPORT has no field \"mood\"",
        "SAMPLE | {case.number} | {case.mood} | 52 | a case has no such word",
        "SAMPLE | {case.number} | {item.part} | 52 | the step is done once and has no item",
        "SAMPLE | register: server, item | register: servers, item | 52 | no file"
            + " registers/servers.yaml",
        "SAMPLE | item: subject.server | when: yes, item: subject.server | 52 | is no branch of"
            + " this step",
        "SAMPLE | type: boolean | type: boolean, required: {when: \"opener = foot\"} | 9 | no way"
            + " in",
        "REPORT | max: 1000 | max: 1000, min: 2000 | 6 | min: is more than max",
        "REPORT | from: REPORT.what | from: REPORT.mood | 10 | \"REPORT.mood\" leads nowhere",
        "REPORT | checklist: ROOM | checklist: HALL | 9 | no file checklists/HALL.yaml",
        "REPORT | type: duration | type: duration, choices: [{id: a, label: {id: a, en: a}}] | 7 |"
            + " belongs to a choice",
        "REPORT | {key: part, | {key: part, register: server, | 8 | register: has no meaning for"
            + " type text; take it out",
        "PART | serial = none | serial none | 6 | is no condition; write a field, one of",
        "PART | serial = none | branch = happy | 6 | which is no branch of a step with this form",
        "PART | serial = none | mood = none | 6 | \"mood\" is no step and no form",
        "PART | source: \"000 3\" | source: \"000 3\"\\nrules: [{must: \"REPORT.result = fine\","
            + " text: {id: a, en: a}}] | 4 | which is no answer of REPORT.result; write one of"
            + " good, bad",
        "server | start: new | start: old | 6 | names \"old\", which is no state here; write one of"
            + " new",
        "server | field: label, | field: name, | 4 | is no field here; write one of label, last",
        "server | where: \"state = used\" | where: \"stat = used\" | 15 | asks for \"stat\", which"
            + " is no field here",
        "server | opens: SAMPLE | opens: SAMPEL | 15 | did you mean \"SAMPLE\"?",
        "server | {days: 14, basis: seed} | {days: 14, months: 1} | 15 | needs exactly one of days"
            + " and months",
        "server | since: last | since: watt | 15 | since: names watt, which holds no date",
        "server | subject: server, late | subject: node, late | 15 | write one of server",
        "server | field: watt, where | field: raid, where | 17 | which is no number of register",
        "server | twin = this | watt = this | 17 | compares watt with this, and it names no server",
        "server | twin = this and state = used | twin = this and state = gone | 17 | write one of"
            + " new, used",
        "server | this.watt | this.weight | 18 | weight is no field here",
        "server | labels: {register: server, | sum: {register: server, field: watt,"
            + " where: \"twin = this\"}, labels: {register: server, | 18 | exactly one of sum,",
        "server | raid = true | raid = on | 20 | compares raid with \"on\", which it never is",
        "server | {id: \"{load} W\" | {id: \"{mass} W\" | 20 | tells {mass}, which is no field",
        "server | on_change: refuse, exception: [boss] | on_change: tell | 20 | is \"tell\"; write"
            + " one of reason, refuse, move",
        "server | on_change: refuse, exception | exception | 20 | belongs to on_change: refuse",
        "server | keeps: [light] | keeps: [heavy] | 7 | is no rule of conformity here",
        "server | at_least: 2 | at_least: 0 | 22 | at_least",
        "server | S-1\", fields: {} | S-1\", fields: {watt: \"3\"} | 24 | is no text field here",
        "server | label: \"S-1\" | label: \"S/1\" | 24 | has a slash",
        "ROOM | - {id: R1, text: {id: \"Bersih\", en: \"Clean\"}} | [] | 4 | items: is missing or"
            + " empty",
        "roles | id: boss | id: staff | 3 | stands here a second time",
        "calendar | Asia/Jakarta | Asia/Bali | 1 | \"Asia/Bali\" is no time zone; write"
            + " Asia/Jakarta",
        "calendar | until: \"16:00\" | until: \"06:00\" | 3 | until: is not after from; exchange"
            + " them",
        "calendar | 2026-08-17 | 17-08-2026 | 5 | is no day; write \"2026-08-17\"",
      })
  void oneMistakeIsOneProblem(String name, String old, String fresh, int line, String said)
      throws Exception {
    String file =
        switch (name) {
          case "SAMPLE" -> SAMPLE;
          case "server" -> "registers/server.yaml";
          case "ROOM" -> "checklists/ROOM.yaml";
          case "roles", "calendar" -> name + ".yaml";
          default -> "forms/" + name + ".yaml";
        };
    SampleFolder sample = new SampleFolder();
    String put =
        switch (fresh) {
          case "mode_" ->
              "form: {use: WATCH}\n    next: T\n"
                  + step("T", "decision", "[boss]")
                  + "    branches: [{when: a, text: {id: a, en: a}, next: S},"
                  + " {when: b, text: {id: b, en: b}, next: T}]";
          case "loop_" -> "next: L\n" + step("L", "task", "[staff]") + "    next: D\n  - id: S";
          case "twice_" ->
              "next: END\n" + step("D", "task", "[staff]") + "    next: END\n  - id: S";
          case "each_" ->
              "mode: decision\n    actor: {roles: [staff]}\n"
                  + "    branches: [{when: a, text: {id: a, en: a}, next: D},"
                  + " {when: b, text: {id: b, en: b}, next: END}]\n    each";
          default -> fresh.replace("\\n", "\n");
        };
    if (fresh.equals("each_")) {
      sample.with(file, "form: {use: PART}\n    next: D", "form: {use: PART}");
    }
    Definitions read = sample.with(file, old.replace("\\n", "\n"), put).read(folder);
    List<Problem> own =
        read.problems().stream()
            .filter(problem -> !problem.what().contains("which is refused"))
            .filter(problem -> !problem.what().contains("roles.yaml is refused"))
            .toList();
    assertEquals(1, own.size(), read.problems()::toString);
    assertTrue(own.getFirst().file().endsWith(file), own::toString);
    assertTrue(own.getFirst().toString().contains(said), own::toString);
    assertEquals(line, own.getFirst().line(), own::toString);
    assertNotEquals(own.getFirst().in("en"), own.getFirst().in("id"), "both languages");
  }

  private static String step(String id, String mode, String roles) {
    return "  - id: "
        + id
        + "\n    clause: \"9\"\n    text: {id: a, en: a}\n    mode: "
        + mode
        + "\n    actor: {roles: "
        + roles
        + "}\n";
  }

  @ParameterizedTest(name = "{3}")
  @DisplayName("what is odd and works is a warning")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "procedures/SAMPLE.yaml | actor: {roles: [boss]}\\n"
            + "    branches | actor: {roles: [staff]}\\n"
            + "    branches | two persons must hold staff",
        "registers/server.yaml | every: {days: 14, basis: seed} | every: null | this obligation"
            + " stays silent",
        "registers/server.yaml | every: {days: 14, basis: seed} | every: silent | this obligation"
            + " stays silent",
        "forms/REPORT.yaml | type: checklist, checklist: ROOM | type: text | is used nowhere",
        "roles.yaml | - {id: staff, | - {id: ghost, name: {id: a, en: a}, source: a}\\n"
            + "  - {id: staff, | the role ghost is used nowhere",
        "forms/WATCH.yaml | - {key: seen, | - {key: unseen, label: {id: a, en: a}, type: text}\\n"
            + "  - {key: seen, | none",
        "forms/REPORT.yaml | - {key: what, | - {key: extra, label: {id: a, en: a}, type: text}\\n"
            + "  - {key: what, | \"extra\" is filled in by no step",
      })
  void oddIsAWarning(String file, String old, String fresh, String said) throws Exception {
    Definitions read =
        new SampleFolder()
            .with(file, old.replace("\\n", "\n"), fresh.replace("\\n", "\n"))
            .read(folder);
    assertEquals(List.of(), read.problems());
    if (said.equals("none")) {
      assertEquals(List.of(), read.warnings());
    } else {
      assertEquals(1, read.warnings().size(), read.warnings()::toString);
      assertTrue(read.warnings().getFirst().what().contains(said), read.warnings()::toString);
    }
  }

  @Test
  @DisplayName("ENV-11: who is told of an unacknowledged alarm, and after how long, is data")
  void chains() throws Exception {
    List<EscalationChain> chains = new SampleFolder().read(folder).chains();
    assertEquals(
        List.of(
            new EscalationChain(
                Set.of(Severity.CRITICAL),
                Set.of(),
                false,
                false,
                List.of(
                    new EscalationChain.Rung(0, List.of("staff")),
                    new EscalationChain.Rung(10, List.of("boss", "staff")))),
            new EscalationChain(
                Set.of(Severity.WARNING),
                Set.of("WATER_LEAK"),
                true,
                true,
                List.of(new EscalationChain.Rung(5, List.of("boss"))))),
        chains);
  }

  @Test
  @DisplayName("SYS-02 who is told of a late step, and after how long, is data")
  void lateSteps() throws Exception {
    assertEquals(
        List.of(
            new StepChain(
                Set.of("SAMPLE"),
                Set.of(),
                false,
                List.of(new EscalationChain.Rung(30, List.of("staff", "boss")))),
            new StepChain(
                Set.of(), Set.of(), false, List.of(new EscalationChain.Rung(0, List.of("staff"))))),
        new SampleFolder().read(folder).escalation().steps());
  }

  @ParameterizedTest(name = "{2}")
  @DisplayName("ENV-11: a mistake in the escalation is named with line and cure")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[critical] | [grave] | 2: chains[1].severities: \"grave\" is not known here; write one of",
        "[critical] | [] | 2: chains[1].severities: is missing or empty; write [critical]",
        "[WATER_LEAK] | [WATER_LEEK] | 9: chains[2].kinds: names \"WATER_LEEK\", which is no kind"
            + " of alarm; did you mean \"WATER_LEAK\"?",
        "counts: office | counts: moon | 10: chains[2].counts: is \"moon\"; write one of clock,",
        "until: over | until: ever | 11: chains[2].until: is \"ever\"; write one of acknowledged",
        "roles: [boss] | roles: [bos] | 13: chains[2].rungs[1].roles: names the role \"bos\", which"
            + " is not in roles.yaml; did you mean \"boss\"?",
        "minutes: 5 | minutes: -5 | 13: chains[2].rungs[1].minutes: is",
        "{minutes: 5, | { | 13: chains[2].rungs[1].minutes: is missing; write how long",
        ", roles: [boss]} | } | 13: chains[2].rungs[1].roles: is missing or empty; write who",
        "[boss, staff] | [boss, boss] | 7: chains[1].rungs[2].roles: has the role boss twice",
        "severities: [warning] | severities: [critical] | 8: chains[2]: no alarm comes here, chains"
            + " above take them all",
        "[SAMPLE] | [SAMPEL] | 15: steps[1].procedures: names \"SAMPEL\", which is no procedure;"
            + " did you mean \"SAMPLE\"?",
      })
  void badChain(String old, String fresh, String said) throws Exception {
    Definitions read = new SampleFolder().with("escalation.yaml", old, fresh).read(folder);
    assertEquals(1, read.problems().size(), read.problems()::toString);
    String problem = read.problems().getFirst().toString();
    assertTrue(problem.contains("escalation.yaml:" + said), problem);
    assertEquals(List.of(), read.chains(), "a broken file tells nobody by halves");
  }

  @Test
  @DisplayName("personal data are kept out of the log of a register, where nothing is erased")
  void noPersonalDataInALog() throws Exception {
    Definitions read =
        new SampleFolder()
            .with("forms/REPORT.yaml", "type: choice, ", "type: choice, personal: true, ")
            .read(folder);
    assertEquals(1, read.problems().size(), read.problems()::toString);
    String said = read.problems().getFirst().toString();
    assertTrue(said.contains("SAMPLE.yaml:52"), said);
    assertTrue(said.contains("writes REPORT.result into the log of the register server"), said);
  }

  @Test
  @DisplayName("what depends on a broken file is refused with it, and the others work")
  void theOthersWork() throws Exception {
    SampleFolder sample = new SampleFolder();
    String other =
        sample
            .text(SAMPLE)
            .replace("procedure: SAMPLE", "procedure: OTHER")
            .replace("  - id: S\n", "  - id: S\n    papers: [P]\n")
            .replace("{use: WATCH}", "{use: GUARD}");
    Definitions read =
        sample
            .with("procedures/OTHER.yaml", other)
            .with("forms/GUARD.yaml", sample.text("forms/WATCH.yaml").replace("WATCH", "GUARD"))
            .with("forms/WATCH.yaml", "type: text", "type: txt")
            .read(folder);
    assertEquals(List.of("OTHER"), List.copyOf(read.procedures().keySet()));
    assertFalse(read.forms().containsKey("WATCH"));
    assertTrue(
        read.problems()
            .toString()
            .contains("needs form WATCH, which is refused; mend forms/WATCH.yaml first"),
        read.problems()::toString);
    assertTrue(
        read.warnings().toString().contains("opens SAMPLE, which is refused, so this obligation"),
        read.warnings()::toString);
    assertTrue(read.registers().containsKey("server"), "an obligation does not take its register");
  }

  @Test
  @DisplayName("a file that is no YAML is refused like any other")
  void noYaml() throws Exception {
    Definitions read = new SampleFolder().with(SAMPLE, "procedure: [").read(folder);
    assertTrue(read.problems().toString().contains("is no YAML here"), read.problems()::toString);
    assertEquals(0, read.procedures().size());
  }

  @Test
  @DisplayName("a folder without definitions is no mistake")
  void nothingThere() {
    assertEquals(Definitions.NONE, DefinitionFolder.read(folder));
  }
}
