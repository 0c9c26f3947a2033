package id.penjaga.hub.app.web.work.flow;

import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.app.web.work.flow.FlowPicture.Edge;
import id.penjaga.hub.app.web.work.flow.FlowPicture.Node;
import id.penjaga.hub.app.web.work.flow.FlowPicture.Port;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.definition.StepMark;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lays out a procedure: one step below the other as the file names them, ways down in the middle,
/// ways that skip steps in lanes on the right, ways back in lanes on the left.
public final class FlowLayout {
  static final int LINE = 18;
  private static final int META = 16;
  private static final int PORT = 22;
  static final int PORT_LINE = 14;
  private static final int GAP = 30;
  private static final int LANE = 13;
  private static final int WIDTH = 320;

  /// No line ends between an arrow and what it points to.
  private static final String TO = "→\u00a0";

  /// From the end of a line to the tip of its arrow.
  private static final int TIP = 4;

  /// From a step to the innermost lane.
  private static final int STEM = 15;

  private static final int LETTERS = 35;
  private static final int SMALL_LETTERS = 45;
  private static final int PORT_LETTERS = 40;

  private final OfficeWords o;
  private final Texts w;
  private final @Nullable Case state;
  private final @Nullable Beside beside;
  private final List<Step> steps;
  private final Map<String, Integer> rows = new HashMap<>();

  private FlowLayout(
      Procedure procedure, @Nullable Case state, @Nullable Beside beside, OfficeWords o) {
    this.state = state;
    this.beside = beside;
    this.o = o;
    this.w = o.texts();
    this.steps = procedure.steps();
    for (int i = 0; i < steps.size(); i++) {
      rows.put(steps.get(i).id(), i);
    }
  }

  /// Draws a procedure.
  ///
  /// @param state the case whose way is marked in it; null for the procedure alone
  public static FlowPicture of(Procedure procedure, @Nullable Case state, OfficeWords o) {
    return new FlowLayout(procedure, state, null, o).picture();
  }

  /// Draws a version of a procedure with marks at what another version has otherwise.
  public static FlowPicture compared(Procedure procedure, Beside beside, OfficeWords o) {
    return new FlowLayout(procedure, null, beside, o).picture();
  }

  /// The version that a drawing is compared with.
  ///
  /// @param other the other version
  /// @param marks of the steps that are drawn
  /// @param earlier whether the one that is drawn is the earlier one
  public record Beside(Procedure other, Map<String, StepMark> marks, boolean earlier) {
    /// Whether a step has this way out here only, the step being in both.
    private boolean only(String step, @Nullable String branch, String next) {
      Step there = other.step(step);
      if (there == null) {
        return false;
      }
      if (branch == null) {
        return !next.equals(there.next());
      }
      Step.Branch same = there.branch(branch);
      return same == null || !same.next().equals(next);
    }
  }

  /// A way from one step to another.
  ///
  /// @param port number of its name at the step; -1 for a way without one
  private record Way(int from, int to, int port, boolean beside, boolean taken) {
    boolean straight() {
      return to == from + 1 && !beside;
    }

    boolean back() {
      return to <= from;
    }

    int top() {
      return Math.min(from, to);
    }

    int bottom() {
      return Math.max(from, to);
    }
  }

  private FlowPicture picture() {
    List<List<Named>> names = steps.stream().map(this::names).toList();
    List<Way> ways = ways(names);
    List<Way> left = ways.stream().filter(way -> !way.straight() && way.back()).toList();
    List<Way> right = ways.stream().filter(way -> !way.straight() && !way.back()).toList();
    Map<Way, Integer> lanes = new HashMap<>();
    int leftLanes = lanes(left, lanes);
    int rightLanes = lanes(right, lanes);
    int x = leftLanes == 0 ? 6 : 8 + leftLanes * LANE;
    Set<String> side = side();
    List<Node> nodes = new ArrayList<>();
    int y = 10;
    for (int i = 0; i < steps.size(); i++) {
      Node node = node(steps.get(i), names.get(i), x, y, side);
      nodes.add(node);
      y += node.height() + GAP;
    }
    List<Edge> edges = new ArrayList<>();
    for (Way way : ways) {
      edges.add(edge(way, nodes, lanes.getOrDefault(way, 0)));
    }
    boolean ends = !steps.isEmpty() && Procedure.END.equals(steps.getLast().next());
    int middle = x + WIDTH / 2;
    if (ends) {
      int from = nodes.getLast().y() + nodes.getLast().height();
      boolean taken = state != null && !state.isOpen();
      edges.add(new Edge("M" + middle + " " + from + "V" + (from + GAP - TIP), false, taken));
    }
    return new FlowPicture(
        x + WIDTH + 14 + rightLanes * LANE,
        y + (ends ? 26 : -10),
        nodes,
        edges,
        middle,
        ends ? y : 0);
  }

  /// A way out with its name.
  private record Named(String text, String to, boolean beside, boolean taken, boolean only) {}

  private List<Named> names(Step step) {
    List<Named> named = new ArrayList<>();
    Case.Opening last = last(step.id());
    for (Step.Branch branch : step.branches()) {
      boolean taken = last != null && branch.when().equals(last.branch());
      named.add(
          new Named(
              w.say(branch.text()) + " " + TO + target(branch.next()),
              branch.next(),
              false,
              taken,
              only(step.id(), branch.when(), branch.next())));
      for (String side : branch.beside()) {
        named.add(new Named(w.t("flow.beside", "step", side), side, true, taken, false));
      }
    }
    boolean done = last != null && last.done() != null;
    for (String side : step.beside()) {
      named.add(new Named(w.t("flow.beside", "step", side), side, true, done, false));
    }
    int row = rows.getOrDefault(step.id(), 0);
    String next = step.next();
    boolean lowest = row == steps.size() - 1;
    if (next != null && !next.equals(Procedure.END) && rows.getOrDefault(next, -1) != row + 1) {
      named.add(new Named(TO + next, next, false, done, only(step.id(), null, next)));
    } else if (next != null && next.equals(Procedure.END) && !lowest) {
      named.add(new Named(TO + w.t("flow.end"), next, false, done, only(step.id(), null, next)));
    }
    return named;
  }

  private boolean only(String step, @Nullable String branch, String next) {
    return beside != null && beside.only(step, branch, next);
  }

  private String target(String next) {
    return next.equals(Procedure.END) ? w.t("flow.end") : next;
  }

  private List<Way> ways(List<List<Named>> names) {
    List<Way> ways = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Integer next = rows.get(String.valueOf(steps.get(i).next()));
      if (next != null && next == i + 1) {
        Case.Opening last = last(steps.get(i).id());
        ways.add(new Way(i, next, -1, false, last != null && last.done() != null));
      }
      for (int port = 0; port < names.get(i).size(); port++) {
        Named named = names.get(i).get(port);
        Integer to = rows.get(named.to());
        if (to != null) {
          ways.add(new Way(i, to, port, named.beside(), named.taken()));
        }
      }
    }
    return ways;
  }

  /// Gives each way the innermost lane that is free along all of it.
  private static int lanes(List<Way> ways, Map<Way, Integer> lanes) {
    List<Way> byLength = new ArrayList<>(ways);
    byLength.sort(java.util.Comparator.comparingInt(way -> way.bottom() - way.top()));
    List<List<Way>> used = new ArrayList<>();
    for (Way way : byLength) {
      int lane = 0;
      while (lane < used.size() && used.get(lane).stream().anyMatch(other -> meet(other, way))) {
        lane++;
      }
      if (lane == used.size()) {
        used.add(new ArrayList<>());
      }
      used.get(lane).add(way);
      lanes.put(way, lane);
    }
    return used.size();
  }

  private static boolean meet(Way one, Way other) {
    return one.top() <= other.bottom() && other.top() <= one.bottom() && one.to() != other.to();
  }

  private Set<String> side() {
    Set<String> side = new HashSet<>();
    for (Step step : steps) {
      side.addAll(step.beside());
      step.branches().forEach(branch -> side.addAll(branch.beside()));
    }
    return side;
  }

  private Node node(Step step, List<Named> names, int x, int y, Set<String> side) {
    List<String> lines = broken(step.id() + "  " + w.say(step.text()), LETTERS, 5);
    List<String> meta = broken(who(step) + " · " + minutes(step), SMALL_LETTERS, 3);
    int head = 14 + lines.size() * LINE + meta.size() * META;
    List<Port> ports = new ArrayList<>();
    int below = head + 8;
    for (Named named : names) {
      List<String> told = broken(sign(named) + named.text(), PORT_LETTERS, 4);
      int tall = PORT + (told.size() - 1) * PORT_LINE;
      ports.add(
          new Port(
              told,
              y + below + tall / 2,
              named.taken(),
              named.to().equals(Procedure.END),
              named.only()));
      below += tall;
    }
    int height = ports.isEmpty() ? head + 8 : below + 4;
    return new Node(
        step.id(),
        step.mode(),
        x,
        y,
        WIDTH,
        height,
        lines,
        meta,
        ports,
        standing(step.id()),
        runs(step.id()),
        side.contains(step.id()),
        beside == null ? StepMark.SAME : beside.marks().getOrDefault(step.id(), StepMark.SAME));
  }

  /// What tells a way out that only one version has also without colour.
  private String sign(Named named) {
    return !named.only() ? "" : beside != null && beside.earlier() ? "− " : "+ ";
  }

  private String who(Step step) {
    Step.ActorRule actor = step.actor();
    if (actor.duty() != null) {
      return o.role(actor.duty());
    }
    return actor.roles().isEmpty() ? w.t("flow.person") : o.roles(actor.roles());
  }

  private String minutes(Step step) {
    Integer minutes = step.time().minutes();
    if (minutes != null) {
      return w.t("sop.minutes", "n", w.number(minutes, 0));
    }
    return step.time().note().isEmpty() ? w.t("flow.no_time") : w.say(step.time().note());
  }

  private Case.@Nullable Opening last(String step) {
    return state == null
        ? null
        : state.openings().values().stream()
            .filter(opening -> opening.step().equals(step))
            .reduce((_, later) -> later)
            .orElse(null);
  }

  private String standing(String step) {
    Case.Opening last = last(step);
    if (last == null) {
      return "";
    }
    boolean open =
        state != null
            && state.open().stream()
                .map(number -> state.openings().get(number))
                .anyMatch(opening -> opening != null && opening.step().equals(step));
    return open ? "now" : last.done() == null ? "" : "done";
  }

  private int runs(String step) {
    return state == null
        ? 0
        : state.openings().values().stream()
            .filter(opening -> opening.step().equals(step))
            .mapToInt(Case.Opening::run)
            .max()
            .orElse(0);
  }

  private static Edge edge(Way way, List<Node> nodes, int lane) {
    Node from = nodes.get(way.from());
    Node to = nodes.get(way.to());
    int middle = from.x() + WIDTH / 2;
    if (way.straight()) {
      int start = from.y() + from.height();
      return new Edge("M" + middle + " " + start + "V" + (to.y() - TIP), false, way.taken());
    }
    int port = way.port() < 0 ? from.y() + 24 : from.ports().get(way.port()).y();
    int target = to.y() + 20;
    if (way.back()) {
      int x = from.x() - STEM - lane * LANE;
      int arrow = to.x() - TIP;
      return new Edge(
          "M" + from.x() + " " + port + "H" + x + "V" + target + "H" + arrow,
          way.beside(),
          way.taken());
    }
    int edge = from.x() + WIDTH;
    int x = edge + STEM + lane * LANE;
    return new Edge(
        "M" + edge + " " + port + "H" + x + "V" + target + "H" + (edge + TIP),
        way.beside(),
        way.taken());
  }

  private static List<String> broken(String text, int letters, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > letters) {
        lines.add(line.toString());
        line.setLength(0);
      }
      if (line.length() > 0) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    if (lines.size() <= most) {
      return lines;
    }
    List<String> first = new ArrayList<>(lines.subList(0, most));
    first.set(most - 1, cut(first.getLast() + " …", letters));
    return first;
  }

  private static String cut(String text, int letters) {
    return text.codePointCount(0, text.length()) <= letters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, letters - 1)).strip() + "…";
  }
}
