package id.penjaga.hub.app.web.tuning;

import id.penjaga.device.messages.Limits;
import id.penjaga.hub.app.web.operation.Reply.Wrong;
import id.penjaga.hub.app.web.view.TileView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The page of trying settings.
///
/// @param now the settings of the point
/// @param fields what its form shows, by field
/// @param wrong what is wrong in it
/// @param trial of who looks; null while they have none of this point
public record TuningView(
    TileView tile,
    Limits now,
    Map<String, String> fields,
    List<Wrong> wrong,
    @Nullable TrialView trial) {

  public String path() {
    return tile.path() + "/tuning";
  }

  /// What a field of the form shows.
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  public boolean has(String name) {
    return !field(name).isEmpty();
  }
}
