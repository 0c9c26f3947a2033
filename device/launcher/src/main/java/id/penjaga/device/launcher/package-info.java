/// The first class of both programs, readable for Java 8 and newer.
///
/// A class file of Java 25 ends an older Java with UnsupportedClassVersionError, which names the
/// version of a class file and not that of a Java. This one is compiled for Java 8, says which Java
/// is needed and where one was found, and hands over to the program that its JAR names in
/// `META-INF/penjaga-program`. Must not know the programs, nor use anything that came after Java 8.
@NullMarked
package id.penjaga.device.launcher;

import org.jspecify.annotations.NullMarked;
