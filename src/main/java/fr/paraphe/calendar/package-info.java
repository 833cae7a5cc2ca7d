/** Clear days, months, school years, French holidays, and the clock that says what day it is; knows nobody. */
package fr.paraphe.calendar;
