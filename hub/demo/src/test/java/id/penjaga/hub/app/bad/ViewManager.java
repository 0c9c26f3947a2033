package id.penjaga.hub.app.bad;

import id.penjaga.device.sim.bad.FakeDoor;
import io.javalin.Javalin;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;

/// Breaks several house rules on purpose.
public class ViewManager {
  FakeDoor door = new FakeDoor();
  @Nullable Connection sql;
  @Nullable Javalin html;
}
