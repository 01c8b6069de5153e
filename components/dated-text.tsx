import { dayText } from '@/lib/domain/day-text';
import { parseIsoDate } from '@/lib/domain/iso-date';
import type { Settings } from '@/lib/domain/settings';

interface DatedTextProps {
  readonly children: string;
  /** How the days in it are shown; as they stand where nothing is said. */
  readonly display?: Settings['dateDisplay'];
}

/** A sentence with days in it, none of which breaks over two lines: browsers break after a hyphen. */
export const DatedText = ({ children, display = 'iso' }: DatedTextProps) => (
  <>
    {children.split(/(\d{4}-\d\d-\d\d)/).map((part, index) => {
      const day = parseIsoDate(part);
      return day ? (
        <span key={index} class="day">
          {dayText(day, display)}
        </span>
      ) : (
        part
      );
    })}
  </>
);
