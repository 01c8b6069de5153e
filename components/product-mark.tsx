/** Shelves, one of them marked: the sign of the product. */
export const ProductMark = () => (
  <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <rect class="mark-ground" width="24" height="24" rx="6" />
    <path class="mark-lines" d="M6 9.5h12M6 17h12M9 9.5V6M12 9.5V6M15.5 17v-4.5M12.5 17v-4.5" />
  </svg>
);
