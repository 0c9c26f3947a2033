package id.penjaga.device.shell.threads;

/// The work of one thread.
@FunctionalInterface
public interface ThreadBody {
  /// Runs until the work is done.
  ///
  /// @throws InterruptedException when the thread is asked to end; this is no fault
  void run() throws InterruptedException;
}
