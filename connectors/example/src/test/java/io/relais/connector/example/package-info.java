@NullMarked
package io.relais.connector.example;

import org.jspecify.annotations.NullMarked;
