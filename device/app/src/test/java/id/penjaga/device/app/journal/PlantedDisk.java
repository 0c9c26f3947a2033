package id.penjaga.device.app.journal;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes a sound journal behave like one with a bug, by what reaches the disk.
record PlantedDisk(Disk disk, Bug bug, Set<String> found) implements Disk {
  PlantedDisk(Disk disk, Bug bug) {
    this(disk, bug, new HashSet<>());
  }

  enum Bug {
    /// Acknowledges before the disk has it.
    NO_FORCE,
    /// Makes files durable but not their names.
    NO_FOLDER_FORCE,
    /// Takes what it finds for durable: does not write it again.
    TRUSTS_CACHE,
    /// Shares pages between groups: the page before is written again with each new one.
    REWRITES
  }

  @Override
  public List<String> list() throws DiskException {
    return disk.list();
  }

  @Override
  public DiskFile open(String name) throws DiskException {
    return new Planted(disk.open(name), bug, found);
  }

  @Override
  public DiskFile create(String name) throws DiskException {
    return new Planted(disk.create(name), bug, found);
  }

  @Override
  public void rename(String from, String to) throws DiskException {
    disk.rename(from, to);
  }

  @Override
  public void delete(String name) throws DiskException {
    disk.delete(name);
  }

  @Override
  public void force() throws DiskException {
    if (bug != Bug.NO_FOLDER_FORCE) {
      disk.force();
    }
  }

  @Override
  public long freeBytes() throws DiskException {
    return disk.freeBytes();
  }

  private record Planted(DiskFile file, Bug bug, Set<String> found) implements DiskFile {

    /// Which page of which group it is.
    private static String identity(ByteBuffer page) {
      return page.getInt(PageFormat.EPOCH_AT)
          + " "
          + page.getLong(PageFormat.SEQUENCE_AT)
          + " "
          + page.getInt(PageFormat.GROUP_CRC_AT)
          + " "
          + PageFormat.index(page);
    }

    @Override
    public long size() throws DiskException {
      return file.size();
    }

    @Override
    public int read(ByteBuffer into, long offset) throws DiskException {
      int count = file.read(into, offset);
      if (count == PageFormat.PAGE && into.getInt(0) == PageFormat.MAGIC) {
        found.add(identity(into));
      }
      return count;
    }

    @Override
    public void write(ByteBuffer from, long offset) throws DiskException {
      if (bug == Bug.REWRITES && offset >= PageFormat.PAGE && from.remaining() == PageFormat.PAGE) {
        ByteBuffer before = ByteBuffer.allocate(PageFormat.PAGE);
        file.read(before, offset - PageFormat.PAGE);
        file.write(before.flip(), offset - PageFormat.PAGE);
      }
      if (bug != Bug.TRUSTS_CACHE
          || from.getInt(0) != PageFormat.MAGIC
          || !found.contains(identity(from))) {
        file.write(from, offset);
      }
    }

    @Override
    public void force() throws DiskException {
      if (bug != Bug.NO_FORCE) {
        file.force();
      }
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
