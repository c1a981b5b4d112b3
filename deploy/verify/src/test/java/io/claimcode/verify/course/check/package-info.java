/**
 * What was seen in a course, and the checks over it: plain values and pure functions, so that each check can be shown a
 * history that breaks its promise.
 */
package io.claimcode.verify.course.check;
