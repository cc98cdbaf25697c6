/**
 * Tapes in files: {@link org.lanegrad.file.TapeWriter} and {@link org.lanegrad.file.TapeReader}.
 *
 * <p>A tape file holds everything that a tape is: a tape that is written and read back is equal in every column, name
 * and bit. The format, in short (in full in {@code docs/tape-format.md}): integers are big-endian, texts are UTF-8 with
 * their length before them, lists have their count before them.
 *
 * <ol>
 *   <li>Header: 8 bytes that every tape file begins with, the version of the format, the length of the file.
 *   <li>Inputs, constants and source lines.
 *   <li>The operations used, by name, with their numbers of operands. The rest of the file calls them by their place
 *       in this list, so that files don't depend on Lanegrad's opcodes.
 *   <li>The tape: each operation with its operands, sweep, origin and source line.
 *   <li>Outputs.
 *   <li>A CRC-32C checksum of everything before.
 * </ol>
 *
 * <p>Files are read with care, since they may come from anywhere: whatever the bytes, the result is either a valid tape
 * or a {@link org.lanegrad.file.TapeFormatException} that says what is wrong and where, and no more memory is taken
 * than in proportion to the bytes that are really there.
 */
@NullMarked
package org.lanegrad.file;

import org.jspecify.annotations.NullMarked;
