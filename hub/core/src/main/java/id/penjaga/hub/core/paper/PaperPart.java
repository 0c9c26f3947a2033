package id.penjaga.hub.core.paper;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One part of a paper, in the words that are printed.
public sealed interface PaperPart {

  /// The head of the site's papers, over a double line.
  ///
  /// @param lines from the largest body to the smallest; the last one is bold
  /// @param address under them, in small print; empty for none
  /// @param emblem at the left; null for none
  record Letterhead(List<String> lines, String address, @Nullable PaperPicture emblem)
      implements PaperPart {
    public Letterhead {
      lines = List.copyOf(lines);
    }
  }

  /// Centred and bold, with a number under it.
  record Title(String text, String number) implements PaperPart {}

  record Heading(String text) implements PaperPart {}

  record Text(String text) implements PaperPart {}

  /// Labels with what stands behind their colons.
  record Facts(List<Fact> facts) implements PaperPart {
    public Facts {
      facts = List.copyOf(facts);
    }
  }

  record Fact(String label, String text) {}

  /// A table whose heads are repeated on every page.
  ///
  /// @param rows each with one cell for every column
  record Table(List<Column> columns, List<List<String>> rows) implements PaperPart {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// @param weight its share of the width
  /// @param figures whether it holds numbers, which stand at the right
  record Column(String head, int weight, boolean figures) {
    public Column(String head, int weight) {
      this(head, weight, false);
    }
  }

  /// The identity block of a procedure.
  ///
  /// @param emblem above the office; null for none
  /// @param office whose procedure it is, line by line
  /// @param facts number, dates, name
  /// @param boxes legal basis, qualifications and so on, two beside each other
  record Identity(
      @Nullable PaperPicture emblem, List<String> office, List<Fact> facts, List<Box> boxes)
      implements PaperPart {
    public Identity {
      office = List.copyOf(office);
      facts = List.copyOf(facts);
      boxes = List.copyOf(boxes);
    }
  }

  /// @param lines empty lines of dots are drawn when there are none
  record Box(String head, List<String> lines) {
    public Box {
      lines = List.copyOf(lines);
    }
  }

  /// The table of activities with the flow drawn in it.
  record Flow(FlowMatrix matrix) implements PaperPart {}

  /// Signature blocks beside each other, the first at the left.
  record Signatures(List<Signature> signatures) implements PaperPart {
    public Signatures {
      signatures = List.copyOf(signatures);
    }
  }

  /// @param place place and date, or what the signer does; empty for none
  /// @param office of the signer
  /// @param signed when it was signed in the hub, in words; empty where a hand signs on paper
  /// @param name empty for dots
  /// @param number of the civil servant; empty for none
  record Signature(String place, String office, String signed, String name, String number) {}

  /// Pictures beside each other, such as signatures that were drawn on a screen.
  record Drawings(List<Drawing> drawings) implements PaperPart {
    public Drawings {
      drawings = List.copyOf(drawings);
    }
  }

  /// @param label above it
  /// @param note under it in small print: by what the picture is known
  record Drawing(String label, PaperPicture picture, String note) {}

  /// A line over time.
  ///
  /// @param unit at the axis
  /// @param labels under the axis, spread evenly from its first to its last point
  /// @param points in order, not a number where nothing was measured
  /// @param low lower limit, drawn as a line; not a number for none
  record Chart(
      String title, String unit, List<String> labels, List<Double> points, double low, double high)
      implements PaperPart {
    public Chart {
      labels = List.copyOf(labels);
      points = List.copyOf(points);
    }
  }

  /// What follows begins on a new page.
  record PageBreak() implements PaperPart {}
}
