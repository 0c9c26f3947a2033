package id.penjaga.hub.app.web.work.flow;

import id.penjaga.hub.core.definition.StepMark;
import id.penjaga.hub.core.procedure.Step;
import java.util.List;

/// A procedure as it is drawn, in units of the picture.
///
/// @param ends where the flow ends below its last step; 0 when it ends at its side only
public record FlowPicture(
    int width, int height, List<Node> nodes, List<Edge> edges, int middle, int ends) {

  /// One step.
  ///
  /// @param lines its text, broken
  /// @param meta who does it and how long it may take, broken
  /// @param standing `done`, `now`, or empty for not yet
  /// @param runs how often it was opened in this case
  /// @param side whether it belongs to a stretch beside the main one
  /// @param mark how it stands to the version that the drawing is compared with
  public record Node(
      String step,
      Step.Mode mode,
      int x,
      int y,
      int width,
      int height,
      List<String> lines,
      List<String> meta,
      List<Port> ports,
      String standing,
      int runs,
      boolean side,
      StepMark mark) {

    /// Where the first line of its text stands.
    public int textY() {
      return y + 22;
    }

    public int metaY() {
      return textY() + lines.size() * FlowLayout.LINE;
    }
  }

  /// A way out of a step that has a name.
  ///
  /// @param lines its text, broken
  /// @param y where the way leaves, the middle of the text
  /// @param taken whether the case went this way last
  /// @param ends whether the case ends here
  /// @param only whether the version that the drawing is compared with has no such way out
  public record Port(List<String> lines, int y, boolean taken, boolean ends, boolean only) {
    /// Where a line of its text stands.
    public int lineY(int line) {
      return y + 4 + (2 * line - lines.size() + 1) * FlowLayout.PORT_LINE / 2;
    }
  }

  /// @param path as SVG writes it
  /// @param beside whether it opens a side stretch
  public record Edge(String path, boolean beside, boolean taken) {}
}
