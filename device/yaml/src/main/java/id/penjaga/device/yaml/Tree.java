package id.penjaga.device.yaml;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// What a document says without how it says it: maps, lists and texts.
final class Tree {
  private Tree() {}

  static Map<String, Object> of(Collection<NodeTuple> tuples) {
    Map<String, Object> tree = new LinkedHashMap<>();
    for (NodeTuple tuple : tuples) {
      Object value = of(tuple.getValueNode());
      if (tuple.getKeyNode() instanceof ScalarNode key && value != null) {
        tree.putIfAbsent(key.getValue(), value);
      }
    }
    return tree;
  }

  private static @Nullable Object of(Node node) {
    return switch (node) {
      case MappingNode mapping -> of(mapping.getValue());
      case SequenceNode sequence ->
          sequence.getValue().stream().map(Tree::of).filter(Objects::nonNull).toList();
      default -> Section.single(node);
    };
  }
}
