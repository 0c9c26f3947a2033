/// What the device writes to its card, and what a power cut cannot take back.
///
/// `Journal` holds what must not be lost, `TrendStore` the readings on their way to the hub. Both
/// stand on `PageLog`, which knows records as bytes at positions, and that on `Disk`, which knows
/// files. `JournalVerify` checks a journal, also one on a copy of the card. Nothing here knows
/// MQTT, sensors, clocks or the words of a record; time comes in as milliseconds of uptime.
///
/// ## The rules
///
/// 1. What was acknowledged is never written again. A group of records begins on a fresh page of
///    4096 bytes, so a card that ruins the page it is writing ruins nothing that counts.
/// 2. `append` returns after `force`. Only one group is under way at a time.
/// 3. A page is bound by its check sum to its log, its segment and its place in it: an old page in
///    a new place is not a page.
/// 4. A group is there whole or not at all.
/// 5. Finding the end changes nothing, so a full or read-only disk can be opened. Before the first
///    write the last group is written once more behind itself, because a killed process may have
///    left it in the system's cache alone, and then the mark of a new epoch. A power cut during all
///    this is like one before it.
/// 6. A bad page before a good one is damage: it is passed over and shows as a step in the records'
///    numbers. Bad pages behind the last good one are the torn rest of what was never acknowledged,
///    and the next group takes their place. When the disk does not give such a page at all it may
///    be a record, so writing goes on in the next segment.
/// 7. A group that failed may stand on the disk all the same. The next one is written over it, or,
///    when the disk and not its space was at fault, into the next segment; then what stands at the
///    same or a later place in the segment before is void. When the process ends before a next one,
///    the next start may find the failed group and keep it.
///
/// ## The files of a log's folder
///
/// `00000001.pages`, `00000002.pages`, …: the segments, numbered upward, of one size (4 MiB for the
/// journal), full of zeros when new. `00000003.new`: the next segment while it is being made.
/// `acknowledged`: one line of text, how far the hub holds the stream; may be lost.
///
/// A page, all numbers big-endian:
///
/// | byte | size | what |
/// |---|---|---|
/// | 0 | 4 | `PJL1` |
/// | 4 | 4 | CRC32C over: the segment's number (8), the page's number in it from 0 (4), bytes 8 to the end of the payload on this page |
/// | 8 | 8 | id of the log |
/// | 16 | 4 | epoch |
/// | 20 | 4 | CRC32C over the whole payload of the group, the same on all its pages |
/// | 24 | 8 | sequence of the group's first record; 0 on the mark of a new epoch |
/// | 32 | 8 | running number of the group's first record, from 0 since the log was made |
/// | 40 | 4 | bytes of the group's payload |
/// | 44 | 2 | records in the group; 0 on the mark of a new epoch |
/// | 46 | 2 | number of this page in the group, from 0 |
/// | 48 | 4048 | payload; zeros behind its end |
///
/// The payload of a group is, for each record, its length (4) and its bytes, and runs on from page
/// to page. A group has at most 128 pages and does not cross segments.
///
/// A journal record's bytes are the MQTT payload, JSON that ends with `,"prev":"<hash of the record
/// before>","hash":"<its own>"}`. The hash is the SHA-256 of everything before `,"hash":`.
@NullMarked
package id.penjaga.device.app.journal;

import org.jspecify.annotations.NullMarked;
