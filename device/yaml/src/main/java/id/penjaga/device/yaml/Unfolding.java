package id.penjaga.device.yaml;

import java.util.IdentityHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// What a document grows to when its aliases (`*name`) are unfolded: how deep and how many values.
/// A short file can otherwise mean a billion values, or contain itself.
final class Unfolding {
  /// @param levels of collections, itself included
  /// @param nodes itself included; at most one more than is allowed
  private record Size(int levels, int nodes) {}

  private final Map<Node, Size> sizes = new IdentityHashMap<>();
  private final Map<Node, Boolean> open = new IdentityHashMap<>();

  private Unfolding() {}

  /// @throws BeyondBounds when it unfolds beyond the bounds of [YamlFile]
  static void require(Node document) {
    new Unfolding().size(document);
  }

  /// Calls itself no deeper than the text is nested: an anchor always stands before its aliases.
  private Size size(Node node) {
    Size known = sizes.get(node);
    if (known != null) {
      return known;
    }
    if (open.put(node, true) != null) {
      throw new BeyondBounds(
          node.getStartMark(),
          Sentence.of(
              "alias di dalam kelompok ini mengulang kelompok itu sendiri; keluarkan",
              "an alias inside this group repeats the group itself; take it out"));
    }
    int levels = 0;
    int nodes = 1;
    switch (node) {
      case MappingNode mapping -> {
        for (NodeTuple tuple : mapping.getValue()) {
          Size key = size(tuple.getKeyNode());
          Size value = size(tuple.getValueNode());
          levels = Math.max(levels, Math.max(key.levels(), value.levels()));
          nodes = sum(nodes, sum(key.nodes(), value.nodes()));
        }
        levels++;
      }
      case SequenceNode sequence -> {
        for (Node item : sequence.getValue()) {
          Size value = size(item);
          levels = Math.max(levels, value.levels());
          nodes = sum(nodes, value.nodes());
        }
        levels++;
      }
      default -> {
        // A scalar is one node on no level.
      }
    }
    if (levels > YamlFile.DEEPEST || nodes > YamlFile.MOST_NODES) {
      throw new BeyondBounds(
          node.getStartMark(),
          levels > YamlFile.DEEPEST
              ? Sentence.of(
                  "dengan aliasnya dibentangkan kelompok ini bersarang lebih dari {} tingkat;"
                      + " perpendek, dan keluarkan aliasnya",
                  "with its aliases unfolded this group is nested more than {} levels deep; shorten"
                      + " it, and take aliases out",
                  YamlFile.DEEPEST)
              : Sentence.of(
                  "dengan aliasnya dibentangkan kelompok ini lebih dari {} nilai; perpendek, dan"
                      + " keluarkan aliasnya",
                  "with its aliases unfolded this group is more than {} values; shorten it, and"
                      + " take aliases out",
                  YamlFile.MOST_NODES));
    }
    open.remove(node);
    Size size = new Size(levels, nodes);
    sizes.put(node, size);
    return size;
  }

  private static int sum(int one, int other) {
    return Math.min(one + other, YamlFile.MOST_NODES + 1);
  }
}
