/** Files that people take away: the register as CSV or as a workbook. */
@NullMarked
package io.relais.server.file;

import org.jspecify.annotations.NullMarked;
