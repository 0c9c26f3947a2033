package id.penjaga.device.app.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A disk in memory that writes down every operation, so that {@link CrashReplay} can say what a
/// power cut may leave of it, and that fails when told to.
final class SimDisk implements Disk {
  /// One thing that was asked of the disk.
  sealed interface Op {
    record Write(Inode file, long offset, byte[] bytes) implements Op {}

    /// @param done false when it failed: then what it should have forced may never get there,
    ///     whatever later calls say
    record Force(Inode file, boolean done) implements Op {}

    record Create(String name, Inode file) implements Op {}

    record Rename(String from, String to) implements Op {}

    record Delete(String name) implements Op {}

    record ForceFolder() implements Op {}
  }

  /// Decides whether a call fails.
  interface Faults {
    /// @param call how many calls came before
    /// @return what to throw, null for nothing
    @Nullable DiskException at(int call, String what);
  }

  /// Content in pages that are replaced, never changed, so that copies of a disk can share them.
  static final class Inode {
    static final int PAGE = PageFormat.PAGE;
    private static final byte[] ZEROS = new byte[PAGE];
    private final List<byte[]> pages;
    long size;

    Inode() {
      pages = new ArrayList<>();
    }

    Inode(Inode other) {
      pages = new ArrayList<>(other.pages);
      size = other.size;
    }

    void write(long offset, byte[] bytes, int from, int count) {
      while (pages.size() * (long) PAGE < offset + count) {
        pages.add(ZEROS);
      }
      int done = 0;
      while (done < count) {
        int page = (int) ((offset + done) / PAGE);
        int at = (int) ((offset + done) % PAGE);
        int length = Math.min(PAGE - at, count - done);
        byte[] copy = pages.get(page).clone();
        System.arraycopy(bytes, from + done, copy, at, length);
        pages.set(page, copy);
        done += length;
      }
      size = Math.max(size, offset + count);
    }

    int read(ByteBuffer into, long offset) {
      int done = 0;
      while (into.hasRemaining() && offset + done < size) {
        int page = (int) ((offset + done) / PAGE);
        int at = (int) ((offset + done) % PAGE);
        long rest = Math.min(size - offset - done, PAGE - at);
        int length = (int) Math.min(into.remaining(), rest);
        into.put(page(page), at, length);
        done += length;
      }
      return done;
    }

    byte[] page(int page) {
      return page < pages.size() ? pages.get(page) : ZEROS;
    }

    int pages() {
      return pages.size();
    }
  }

  final Map<String, Inode> files = new TreeMap<>();
  final List<Op> ops = new ArrayList<>();
  private Faults faults = (_, _) -> null;
  private int calls;
  private int fuse = -1;

  /// The process was killed: nothing it held in memory is left, everything it gave to the system
  /// is.
  static final class Killed extends RuntimeException {}

  SimDisk() {}

  /// A disk as somebody left it.
  SimDisk(Map<String, Inode> content) {
    content.forEach((name, file) -> files.put(name, new Inode(file)));
  }

  SimDisk copy() {
    return new SimDisk(files);
  }

  void failBy(Faults faults) {
    this.faults = faults;
    this.calls = 0;
  }

  int calls() {
    return calls;
  }

  /// Kills whoever makes the call that comes so many calls from now.
  void killAfter(int more) {
    fuse = more;
  }

  private void call(String what) throws DiskException {
    DiskException fault = fault(what);
    if (fault != null) {
      throw fault;
    }
  }

  private @Nullable DiskException fault(String what) {
    if (fuse >= 0 && fuse-- == 0) {
      throw new Killed();
    }
    return faults.at(calls++, what);
  }

  private Inode file(String name) throws DiskException {
    Inode file = files.get(name);
    if (file == null) {
      throw new DiskException("there is no " + name);
    }
    return file;
  }

  @Override
  public List<String> list() throws DiskException {
    call("list");
    return List.copyOf(files.keySet());
  }

  @Override
  public DiskFile open(String name) throws DiskException {
    call("open");
    return new Handle(file(name));
  }

  @Override
  public DiskFile create(String name) throws DiskException {
    call("create");
    Inode file = new Inode();
    files.put(name, file);
    ops.add(new Op.Create(name, file));
    return new Handle(file);
  }

  @Override
  public void rename(String from, String to) throws DiskException {
    call("rename");
    Inode file = file(from);
    files.remove(from);
    files.put(to, file);
    ops.add(new Op.Rename(from, to));
  }

  @Override
  public void delete(String name) throws DiskException {
    call("delete");
    if (files.remove(name) != null) {
      ops.add(new Op.Delete(name));
    }
  }

  @Override
  public void force() throws DiskException {
    call("force folder");
    ops.add(new Op.ForceFolder());
  }

  @Override
  public long freeBytes() {
    return Long.MAX_VALUE;
  }

  @Override
  public String toString() {
    return "simulated disk " + files.keySet();
  }

  private final class Handle implements DiskFile {
    private final Inode file;

    Handle(Inode file) {
      this.file = file;
    }

    @Override
    public long size() throws DiskException {
      call("size");
      return file.size;
    }

    @Override
    public int read(ByteBuffer into, long offset) throws DiskException {
      call("read");
      return file.read(into, offset);
    }

    @Override
    public void write(ByteBuffer from, long offset) throws DiskException {
      byte[] bytes = new byte[from.remaining()];
      from.get(bytes);
      DiskException fault = fault("write");
      int count = fault == null ? bytes.length : bytes.length / 2;
      if (count > 0) {
        byte[] written = count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
        file.write(offset, written, 0, count);
        ops.add(new Op.Write(file, offset, written));
      }
      if (fault != null) {
        throw fault;
      }
    }

    @Override
    public void force() throws DiskException {
      DiskException fault = fault("force");
      ops.add(new Op.Force(file, fault == null));
      if (fault != null) {
        throw fault;
      }
    }

    @Override
    public void close() {}
  }
}
