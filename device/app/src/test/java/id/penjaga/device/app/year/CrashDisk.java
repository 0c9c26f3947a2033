package id.penjaga.device.app.year;

import id.penjaga.device.app.journal.Disk;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.DiskFile;
import id.penjaga.device.app.journal.DiskFull;
import id.penjaga.device.sim.SplitMix;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A disk in memory that forgets at a power cut what was not forced: page by page, sector by
/// sector, as chance has it. It can be full, and it can lie about forcing, to prove that an oracle
/// sees it.
public final class CrashDisk implements Disk {
  private static final int PAGE = 4096;
  private static final int SECTOR = 512;

  private static final class Inode {
    final List<byte[]> pages = new ArrayList<>();
    final Map<Integer, byte[]> before = new TreeMap<>();
    final Set<Integer> unreadable = new TreeSet<>();
    long size;
    long sizeBefore;
  }

  private final TreeMap<String, Inode> files = new TreeMap<>();
  private final TreeMap<String, Inode> durableNames = new TreeMap<>();
  private Consumer<String> passing = _ -> {};
  private boolean full;
  private boolean lying;

  /// Told of each place passed: `before-write`, `before-force`, `after-force`. It may throw.
  public void onPass(Consumer<String> listener) {
    passing = listener;
  }

  public void full(boolean isFull) {
    full = isFull;
  }

  /// A page of a file as it stands.
  byte[] page(String name, int index) {
    Inode file = files.get(name);
    return file == null || index >= file.pages.size() ? new byte[PAGE] : file.pages.get(index);
  }

  /// Single bytes of a page turn.
  void rot(String name, int index) {
    Inode file = files.get(name);
    if (file != null) {
      byte[] page = file.pages.get(index).clone();
      page[100] ^= 0x10;
      file.pages.set(index, page);
    }
  }

  /// Reading a page gives an error from now on.
  void unreadable(String name, int index, boolean isSo) {
    Inode file = files.get(name);
    if (file != null && isSo) {
      file.unreadable.add(index);
    } else if (file != null) {
      file.unreadable.remove(index);
    }
  }

  /// Forces only say that they did.
  public void lying(boolean isLying) {
    lying = isLying;
  }

  /// The power is cut.
  public void cut(SplitMix chance) {
    if (chance.chance(0.5)) {
      files.clear();
      files.putAll(durableNames);
    }
    for (Inode file : files.values()) {
      file.before.forEach((index, old) -> {
        if (index < file.pages.size()) {
          file.pages.set(index, torn(old, file.pages.get(index), chance));
        }
      });
      if (chance.chance(0.5)) {
        file.size = file.sizeBefore;
      }
      settle(file);
    }
    durableNames.clear();
    durableNames.putAll(files);
  }

  private static byte[] torn(byte[] old, byte[] fresh, SplitMix chance) {
    int kind = chance.below(3);
    if (kind < 2) {
      return kind == 0 ? old : fresh;
    }
    byte[] page = old.clone();
    for (int at = 0; at < PAGE; at += SECTOR) {
      if (chance.chance(0.5)) {
        System.arraycopy(fresh, at, page, at, SECTOR);
      }
    }
    return page;
  }

  private static void settle(Inode file) {
    file.before.clear();
    file.sizeBefore = file.size;
  }

  private void room() throws DiskFull {
    if (full) {
      throw new DiskFull("no space left");
    }
  }

  @Override
  public List<String> list() {
    return List.copyOf(files.keySet());
  }

  @Override
  public DiskFile open(String name) throws DiskException {
    Inode file = files.get(name);
    if (file == null) {
      throw new DiskException("there is no " + name);
    }
    return new Handle(file);
  }

  @Override
  public DiskFile create(String name) throws DiskException {
    room();
    Inode file = new Inode();
    files.put(name, file);
    return new Handle(file);
  }

  @Override
  public void rename(String from, String to) throws DiskException {
    Inode file = files.remove(from);
    if (file == null) {
      throw new DiskException("there is no " + from);
    }
    files.put(to, file);
  }

  @Override
  public void delete(String name) {
    files.remove(name);
  }

  @Override
  public void force() {
    durableNames.clear();
    durableNames.putAll(files);
  }

  @Override
  public long freeBytes() {
    return full ? 0 : 1L << 30;
  }

  private final class Handle implements DiskFile {
    private final Inode file;

    Handle(Inode file) {
      this.file = file;
    }

    @Override
    public long size() {
      return file.size;
    }

    @Override
    public int read(ByteBuffer into, long offset) throws DiskException {
      if (file.unreadable.contains((int) (offset / PAGE))) {
        throw new DiskException("error in reading");
      }
      int done = 0;
      while (into.hasRemaining() && offset + done < file.size) {
        int at = (int) ((offset + done) % PAGE);
        int count =
            (int) Math.min(into.remaining(), Math.min(file.size - offset - done, PAGE - at));
        into.put(file.pages.get((int) ((offset + done) / PAGE)), at, count);
        done += count;
      }
      return done;
    }

    @Override
    public void write(ByteBuffer from, long offset) throws DiskException {
      room();
      passing.accept("before-write");
      while (from.hasRemaining()) {
        int index = (int) (offset / PAGE);
        int at = (int) (offset % PAGE);
        while (file.pages.size() <= index) {
          file.pages.add(new byte[PAGE]);
        }
        byte[] page = file.pages.get(index);
        file.before.putIfAbsent(index, page);
        byte[] copy = page.clone();
        int count = Math.min(from.remaining(), PAGE - at);
        from.get(copy, at, count);
        file.pages.set(index, copy);
        offset += count;
        file.size = Math.max(file.size, offset);
      }
    }

    @Override
    public void force() throws DiskException {
      room();
      passing.accept("before-force");
      if (!lying) {
        settle(file);
      }
      passing.accept("after-force");
    }

    @Override
    public void close() {}
  }
}
