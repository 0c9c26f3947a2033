/// One supervisor for the threads of a program.
///
/// A thread that ends by a bug must not die alone: the rest of the program would go on as if the
/// door, the link or the disk were still served. Here each thread has one of two rules. A bug ends
/// the program and the service manager starts it again; or it is counted, logged and the work
/// begins again after a pause. An architecture rule keeps every other place from starting threads.
/// Must not know what the threads do.
@NullMarked
package id.penjaga.device.shell.threads;

import org.jspecify.annotations.NullMarked;
