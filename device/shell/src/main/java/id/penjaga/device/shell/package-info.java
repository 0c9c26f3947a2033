/// What the shells of both programs share, the device's and the hub's.
///
/// [id.penjaga.device.shell.threads.Threads] owns every thread of a program;
/// [id.penjaga.device.shell.files.DurableFile] and its neighbours own small files, secrets and the
/// words for what went wrong with a file; `keys` holds those of badges and rosters. Nothing here
/// knows a room, a message or a page.
@NullMarked
package id.penjaga.device.shell;

import org.jspecify.annotations.NullMarked;
