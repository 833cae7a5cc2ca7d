/** Cockpit sets its form of dates by itself, after its settings: 30/10/2017 is said to it once more, before it starts. */
const forms = {monthName: 'MMMM', day: 'DD', abbr: 'L [à] LT', normal: 'L [à] LT', long: 'dddd LL [à] LT', short: 'L'};

window.angular.module('cam.cockpit').config(['camDateFormatProvider', dates => {
  Object.entries(forms).forEach(([name, form]) => dates.setDateFormat(form, name));
}]);
