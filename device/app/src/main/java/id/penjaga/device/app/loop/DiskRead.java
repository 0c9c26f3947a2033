package id.penjaga.device.app.loop;

import id.penjaga.device.app.journal.DiskException;
import org.jspecify.annotations.Nullable;

/// Something that reads the journal or the readings; see {@link Interpreter#reading}.
///
/// @param <T> what it gives
@FunctionalInterface
public interface DiskRead<T> {
  @Nullable T run() throws DiskException;
}
